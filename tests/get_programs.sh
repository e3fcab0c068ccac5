#!/bin/sh
# Get the programs that tests run for real: a browser, a word processor and a converter.
# Debian's packages, where they may be installed.
set -eu

packages=
has() {
  for name in "$@"; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}
has "${CHROMIUM:-}" chromium chromium-browser google-chrome ||
  packages="$packages chromium fonts-liberation fonts-dejavu-core"
has soffice || packages="$packages libreoffice-writer-nogui"
has pandoc || packages="$packages pandoc"
if [ -z "$packages" ]; then exit 0; fi

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" -eq 0 ]; then
  echo "installing for the tests:$packages" >&2
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086  # a list of words
  if apt-get update -qq && apt-get install -qq --yes --no-install-recommends $packages >/dev/null
  then
    exit 0
  fi
fi

echo "missing, and cannot be installed here:$packages" >&2
echo "the tests that need them are skipped (they fail where CI is set); install the packages," >&2
echo "or set CHROMIUM to the path of a browser" >&2
