# Completion of @PROGRAM@ in bash: the program says what may stand there.

# A word without its quotation marks. Nothing in it is run.
_@FUNCTION@_word() {
  local word=$1
  [[ $word != '~/'* ]] || word=$HOME/${word:2}
  if [[ $word == *[\'\"\\]* ]]; then
    word=$(xargs printf '%s' <<<"$word" 2>/dev/null) || word=$1
  fi
  printf '%s' "$word"
}

_@FUNCTION@() {
  local cur prev words cword
  _init_completion -n =: || return
  # A quotation mark that is open is bash's own; what stands behind it is the word.
  local begun=$cur quote=''
  case $begun in
    \'* | \"*) quote=${begun:0:1} begun=${begun:1} ;;
    *) begun=$(_@FUNCTION@_word "$begun") ;;
  esac
  local -a before=()
  local i
  for ((i = 1; i < cword; i++)); do
    before+=("$(_@FUNCTION@_word "${words[i]}")")
  done
  # For bash the word begins behind the last = or : that is not quoted.
  local breaks=${COMP_WORDBREAKS//[^=:]/} known=''
  if [[ -n $breaks && -z $quote && $cur == *[$breaks]* ]]; then
    known=${cur%"${cur##*["$breaks"]}"}
  fi
  local kind='' text what
  COMPREPLY=()
  while IFS=$'\t' read -r text what; do
    if [[ -z $kind ]]; then
      kind=$text
    elif [[ -n $quote ]]; then
      COMPREPLY+=("$text")
    else
      COMPREPLY+=("$(printf '%q' "$text")")
    fi
  done < <("${words[0]}" complete "${before[@]}" "$begun" 2>/dev/null)
  case $kind in
    files) cur=${cur#"$known"} && _filedir ;;
    folders) cur=${cur#"$known"} && _filedir -d ;;
    *) COMPREPLY=("${COMPREPLY[@]#"$known"}") ;;
  esac
} &&
  complete -F _@FUNCTION@ @PROGRAM@
