#!/bin/sh
# Get the browser that the tests of the report drive: Debian's package, where it may be installed.
set -eu

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
  if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then exit 0; fi
done

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ]; then
  echo "installing chromium for the tests of the report" >&2
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq && apt-get install -qq --yes --no-install-recommends \
    chromium fonts-liberation fonts-dejavu-core >/dev/null && command -v chromium >/dev/null; then
    exit 0
  fi
fi

echo "no Chromium, and it cannot be installed here: the tests of the report in a browser are" >&2
echo "skipped (they fail where CI is set). Install the package chromium, or set CHROMIUM." >&2
