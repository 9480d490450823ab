"""How much memory a process has held."""

import importlib.util
import sys

import psutil


def peak_mebibytes() -> int:
    """Return the most that this process has held; where the system does not tell, what it holds now."""
    if importlib.util.find_spec("resource") is None:
        return int(psutil.Process().memory_info().rss) // 2**20
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most) // (2**20 if sys.platform == "darwin" else 2**10)
