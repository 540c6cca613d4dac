#!/bin/bash
# Runs a command as a container would, where there is no container engine: with ROOT as its root folder, and as process 1.
# The programs of the base images (/bin, /etc, /lib, /usr) are this machine's own, to be read only. Needs root.
#
#   enter.sh build ROOT WORKDIR [MOUNT=FOLDER…] -- COMMAND…              writes into ROOT, as a RUN line does
#   enter.sh run ROOT WORKDIR USER:GROUP TMPFS_OPTIONS BYTES -- COMMAND…  reads ROOT, writes /tmp alone, has BYTES of memory
set -euo pipefail

if [ "${ENTERED:-}" != yes ]; then
	exec env ENTERED=yes unshare --mount --pid --fork --kill-child=KILL --propagation private "$BASH" "$0" "$@"
fi
unset ENTERED
mode=$1 root=$2 workdir=$3
shift 3

# What is bound is as it is outside, but cannot be changed.
show() {
	mkdir -p "$2"
	mount --bind "$1" "$2"
	[ "${3:-ro}" = rw ] || mount -o remount,bind,ro "$2"
}

limit_memory() {
	local group
	if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
		group=/sys/fs/cgroup/autolog-verify
		mkdir -p "$group"
		echo "$1" > "$group/memory.max"
	else
		group=/sys/fs/cgroup/memory/autolog-verify
		mkdir -p "$group"
		echo "$1" > "$group/memory.limit_in_bytes"
	fi
	echo 0 > "$group/cgroup.procs"
}

mkdir -p "$root"
mount --bind "$root" "$root"
for system in bin sbin lib lib64 usr etc; do
	if [ -L "/$system" ]; then
		[ -L "$root/$system" ] || cp -P "/$system" "$root/$system"
	elif [ -d "/$system" ]; then
		show "/$system" "$root/$system"
	fi
done
mkdir -p "$root/dev" "$root/proc" "$root/sys" "$root/tmp"
for device in null zero full random urandom; do
	[ -e "$root/dev/$device" ] || : > "$root/dev/$device"
	mount --bind "/dev/$device" "$root/dev/$device"
done
mount -t proc proc "$root/proc"

if [ "$mode" = build ]; then
	while [ "$1" != -- ]; do
		show "${1#*=}" "$root${1%%=*}" rw
		shift
	done
	shift
	mkdir -p "$root$workdir"
	chmod 1777 "$root/tmp"
	exec chroot "$root" sh -c 'cd "$1" && shift && exec "$@"' sh "$workdir" "$@"
fi

identity=$1 tmpfs=$2 memory=$3
shift 4
limit_memory "$memory"
mount --rbind /sys "$root/sys"
mount -t tmpfs -o "$tmpfs" tmpfs "$root/tmp"
mount -o remount,bind,ro "$root"
exec chroot "$root" setpriv --reuid "${identity%%:*}" --regid "${identity##*:}" --clear-groups --no-new-privs \
	--pdeathsig keep --inh-caps=-all --bounding-set=-all sh -c 'cd "$1" && shift && exec "$@"' sh "$workdir" "$@"
