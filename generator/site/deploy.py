"""`mkdocs gh-deploy` where somebody else published before: it goes on from what they published.

MkDocs makes the new state of the branch from what this clone knows of it, and git refuses to push
that over a newer one; MkDocs then ends in a traceback. So the branch is fetched first, and a push
that git refuses all the same is told with what to do.
"""

import subprocess
from collections.abc import Callable
from functools import wraps
from typing import Any

REFUSED = (
    "git push of the branch {branch} to {remote} was refused (exit status {status}); what git said "
    "stands above. If somebody else published at the same moment, give the same command again. "
    "Otherwise see to your rights and the connection, and try: git push {remote} {branch}"
)


def prepare_deploy(remote: str, branch: str) -> None:
    """Let this clone know what stands on the branch, and let a refused push be told."""
    # Where there is no such branch yet, or no connection, the push says so.
    reference = f"+refs/heads/{branch}:refs/remotes/{remote}/{branch}"
    command = ["git", "fetch", "--quiet", remote, reference]
    subprocess.run(command, check=False, capture_output=True)
    import ghp_import

    if not hasattr(ghp_import.ghp_import, "__wrapped__"):
        ghp_import.ghp_import = _telling(ghp_import.ghp_import, ghp_import.GhpError)


def _telling(deploy: Callable[..., Any], error_class: type[Exception]) -> Callable[..., Any]:
    """Give the same function, with git's refusal as the error that MkDocs tells."""

    @wraps(deploy)
    def deploy_or_tell(*arguments: Any, **options: Any) -> Any:
        try:
            return deploy(*arguments, **options)
        except subprocess.CalledProcessError as error:
            place = {key: options.get(key, "") for key in ("remote", "branch")}
            message = REFUSED.format(status=error.returncode, **place)
            raise error_class(message) from None

    return deploy_or_tell
