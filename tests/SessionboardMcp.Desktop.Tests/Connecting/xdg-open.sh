#!/bin/sh
# The person's browser in tests: it hands the address over by the pipe beside the link that it was started by, and prints what browsers print.
# With a file "fails" there it opens nothing and ends with the code in it. Builtins only: nothing else is on its search path.
here=${0%/*}
if [ -r "$here/fails" ]; then
  read -r code < "$here/fails"
  echo 'no method available for opening' >&2
  exit "$code"
fi
echo 'Opening in existing browser session.'
printf '%s\n' "$1" > "$here/address"
