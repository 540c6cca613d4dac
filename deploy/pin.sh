#!/bin/sh
# Pins the images of the Dockerfile, the compose file and the manifests by the digests that their registries name now:
# NAME:TAG becomes NAME:TAG@sha256:…, and a pinned one is pinned anew. Changes nothing unless every digest is known.
set -eu
cd "$(dirname "$0")"

docker buildx version > /dev/null 2>&1 || { echo "Pinning needs Docker with buildx." >&2; exit 1; }
files='Dockerfile compose.yaml kubernetes/overlays/production/database.yaml'
# The service's own image is built here; a FROM without a tag names an earlier stage.
# shellcheck disable=SC2086 # a list
images=$(sed -n -E -e 's/^FROM ([^ ]+:[^ @]+).*/\1/p' -e 's/^ *image(Name)?: *([^ @]+:[^ @]+).*/\2/p' $files |
	grep -v '^autolog:' | sort -u)

edits=
for image in $images; do
	digest=$(docker buildx imagetools inspect "$image" --format '{{.Manifest.Digest}}') || digest=
	if ! echo "$digest" | grep -q -E '^sha256:[0-9a-f]{64}$'; then
		echo "No digest of $image: its registry did not answer. Nothing was changed." >&2
		exit 1
	fi
	echo "$image@$digest"
	edits="$edits
s#( $image)(@sha256:[0-9a-f]+)?( |\$)#\\1@$digest\\3#"
done
for file in $files; do
	sed -E "$edits" "$file" > "$file.pinned"
	cat "$file.pinned" > "$file"
	rm "$file.pinned"
done
