# Runs a command that must not outlive the JVM that wants it, however that one ends: its standard input is a pipe
# from the JVM, which closes at the latest when the JVM is gone. Ctrl-C on a terminal reaches all processes there;
# this and the command, in a session of its own where the system has such, go on until the JVM lets go of them.
trap '' HUP INT TERM
command -v setsid > /dev/null && session=setsid
$session "$@" < /dev/null &
server=$!
exec 3<&0
{
	cat <&3
	kill -9 "${session:+-}$server"
} > /dev/null 2>&1 &
exec 3<&-
wait "$server"
code=$?
# What the command has started ends with it, a moment later.
rest=50
while [ "$session" ] && [ "$rest" -gt 0 ] && kill -0 "-$server" 2> /dev/null; do
	rest=$((rest - 1))
	sleep 0.1
done
exit "$code"
