#!/bin/sh
# Installs the system packages the tests use, where that can be done: Debian's or Ubuntu's apt, as root.
# Elsewhere it says what is missing; tests that need it then skip with a reason (under CI=true they fail).
set -eu

packages="fontconfig fonts-noto-cjk fonts-morisawa-bizud-gothic libreoffice-impress libreoffice-calc libreoffice-writer poppler-utils chromium"

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "make test: this is not Debian; the tests also use: $packages" >&2
    exit 0
fi

missing=""
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "make test: not installed:$missing" >&2
    echo "make test: run  sudo apt-get install --no-install-recommends$missing  to run every test" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086  # one word a package
apt-get install -y -qq --no-install-recommends $missing
