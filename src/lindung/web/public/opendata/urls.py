"""Addresses of open data; they are a promise to readers and do not change."""

from django.urls import path, register_converter

from lindung.web.public.opendata.address import SlugConverter
from lindung.web.public.opendata.files import DICTIONARIES, OBSERVATIONS, dictionary, observations
from lindung.web.public.opendata.numbers import children_of_area, releases, series_of_area
from lindung.web.public.opendata.openapi import openapi
from lindung.web.public.opendata.pages import catalogue_metadata, dataset, dataset_metadata, datasets, latest

register_converter(SlugConverter, "release")

urlpatterns = [
    path("data/", datasets, name="open_data"),
    path("data/catalogue.jsonld", catalogue_metadata, name="catalogue_metadata"),
    path("data/api/openapi.json", openapi, name="openapi"),
    path("data/api/releases", releases, name="releases"),
    path("data/api/series", series_of_area, name="series_of_area"),
    path("data/api/children", children_of_area, name="children_of_area"),
    path("data/latest/", latest, name="latest_dataset"),
    path("data/latest/<str:rest>", latest, name="latest_file"),
    path("data/<release:slug>/", dataset, name="dataset"),
    path("data/<release:slug>/dataset.jsonld", dataset_metadata, name="dataset_metadata"),
    *(path(f"data/<release:slug>/{name}", observations, {"name": name}) for name in OBSERVATIONS),
    *(path(f"data/<release:slug>/{name}", dictionary, {"name": name}) for name in DICTIONARIES),
]
