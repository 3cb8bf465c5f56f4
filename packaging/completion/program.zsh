#compdef @PROGRAM@
# Completion of @PROGRAM@ in zsh: the program says what may stand there.
_@FUNCTION@() {
  local -a asked lines values
  local line text what
  asked=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
  lines=("${(@f)$(_call_program values ${words[1]} complete ${(q)asked} 2>/dev/null)}")
  case ${lines[1]} in
    files) _files; return ;;
    folders) _files -/; return ;;
  esac
  for line in "${(@)lines[2,-1]}"; do
    text=${line%%$'\t'*} what=${line#*$'\t'}
    text=${text//:/\\:}
    values+=("$text${what:+:$what}")
  done
  _describe -t values value values -M 'm:{a-zA-Z}={A-Za-z}'
}
_@FUNCTION@ "$@"
