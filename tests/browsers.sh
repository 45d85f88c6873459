#!/bin/sh
# Brings what the browser tests need and a machine lacks: Debian's Chromium and Firefox, and what
# the checks of exports and pages run. Where it may not install, it names what is missing, and fails.
set -eu

missing=
packages=
need() {  # need COMMAND PACKAGE
    command -v "$1" >/dev/null 2>&1 && return
    missing="$missing $1"
    packages="$packages $2"
}

need chromium chromium
need firefox-esr firefox-esr
need java default-jre-headless
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need these programs, and this system has no apt-get:$missing" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    as_root=sudo
else
    echo "The tests need these programs:$missing" >&2
    echo "Install them as root: apt-get install$packages" >&2
    exit 1
fi

echo "Installing Debian's packages:$packages"
$as_root apt-get update -qq
# Word splitting gives one argument a package.
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $packages \
    >/dev/null
