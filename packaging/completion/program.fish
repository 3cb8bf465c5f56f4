# Completion of @PROGRAM@ in fish: the program says what may stand there.
function __@FUNCTION@_complete
    set -l before (commandline -opc)
    set -l begun (commandline -ct | string unescape 2>/dev/null; or commandline -ct)
    set -l program $before[1]
    set -e before[1]
    set -l lines ($program complete $before "$begun" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path "$begun"
        case folders
            __fish_complete_directories "$begun" ''
        case '*'
            string join \n -- $lines[2..-1]
    end
end
complete -c @PROGRAM@ -f -a '(__@FUNCTION@_complete)'
