# A browser for the tests, where none is found: Debian's Chromium, or else Playwright's own.
set -eu
bin=$1
"$bin/python" -m tests.browser.find >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1; then
    sudo=
    [ "$(id -u)" = 0 ] || sudo='sudo -n'
    if $sudo apt-get update -qq && $sudo apt-get install -y -qq chromium; then
        exit 0
    fi
fi
"$bin/playwright" install chromium || true
