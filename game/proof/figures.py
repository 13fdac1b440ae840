"""stub"""
from dataclasses import dataclass
@dataclass(frozen=True, slots=True)
class Figures:
    """stub"""
