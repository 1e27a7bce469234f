"""The door of the production server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "lindung.settings.django"  # whatever another project set
application = get_wsgi_application()
