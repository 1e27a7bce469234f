"""One file per noun; Django finds the models through these imports."""

from lindung.opendata.models.area import Area, AreaChange, Branch, BranchArea, Neighbourhood
from lindung.opendata.models.boundary import BoundaryPack, BoundaryShape
from lindung.opendata.models.figure import Figure, FigureBatch, FigureCheck
from lindung.opendata.models.observation import Observation
from lindung.opendata.models.position import AreaPosition
from lindung.opendata.models.release import Release, Series
from lindung.opendata.models.target_plan import TargetPlan, TargetShare

__all__ = [
    "Area",
    "AreaChange",
    "AreaPosition",
    "BoundaryPack",
    "BoundaryShape",
    "Branch",
    "BranchArea",
    "Figure",
    "FigureBatch",
    "FigureCheck",
    "Neighbourhood",
    "Observation",
    "Release",
    "Series",
    "TargetPlan",
    "TargetShare",
]
