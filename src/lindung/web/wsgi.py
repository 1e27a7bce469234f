"""The door of the production server; a worker comes to it when it has loaded what its first reader needs."""

import gc
import os
from pathlib import Path

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "lindung.settings.django"  # whatever another project set
application = get_wsgi_application()

from lindung.settings.starting_together import wait_for_others  # noqa: E402 - it needs the settings that were just read
from lindung.web.office.warm_desk import warm_desk  # noqa: E402 - the same
from lindung.web.operation.metrics import SHARED_BY_PROCESSES  # noqa: E402 - the same
from lindung.web.warm_start import warm_up  # noqa: E402 - the same

warm_up()
warm_desk()
gc.collect()
gc.freeze()  # what is loaded now stays; looking through it all for rubbish would halt every reader for 0.2 s at a time
if SHARED_BY_PROCESSES in os.environ:
    wait_for_others(Path(os.environ[SHARED_BY_PROCESSES]))
