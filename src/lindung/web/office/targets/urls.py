"""Addresses of the targets."""

from django.urls import path

from lindung.web.office.targets import change, new, plan, plans

urlpatterns = [
    path("", plans.plans, name="targets"),
    path("baru/", new.new, name="target_new"),
    path("<int:plan_id>/", plan.plan, name="target_plan"),
    path("<int:plan_id>/ubah/", change.change, name="target_change"),
    path("<int:plan_id>/batal/", change.undo, name="target_undo"),
    path("<int:plan_id>/unduh/<str:extension>/", plan.plan_file, name="target_file"),
]
