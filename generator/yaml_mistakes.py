"""Why a file is no YAML, in words that say what to do."""

import yaml


def explain_mistake(error: yaml.YAMLError) -> tuple[int | None, str, str]:
    """Explain why a file is no YAML: the line (from 0), what is wrong there, and what to do."""
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    if "\\t" in problem:
        problem, way = "a tab stands before the words", "Write spaces instead"
    elif began and "quoted scalar" in (error.context or ""):
        # PyYAML gives the end of the file, where it stopped looking.
        mark, problem, way = (
            began,
            "a quotation mark opens here and is never closed",
            "Close it, or take it away",
        )
    else:
        way = 'Check the spaces before it, and put words with ": " or " #" into quotation marks'
    return mark.line if mark else None, problem, way
