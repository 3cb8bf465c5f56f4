# rostrum_embed(OUT NAME DIR FILES…) compiles files into the program as they are: an assembler source
# with one .incbin each, and a table of them (schemas/base/embedded.hpp) behind NAME_files() and NAME_file().
function(rostrum_embed out name directory)
  set(assembly "    .section .rodata\n")
  set(table "#include \"schemas/base/embedded.hpp\"\n\n#include <cassert>\n\nextern \"C\" {\n")
  set(rows "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    string(APPEND assembly
      "    .global rostrum_${name}_${index}_begin\n    .global rostrum_${name}_${index}_end\n"
      "rostrum_${name}_${index}_begin:\n    .incbin \"${directory}/${file}\"\n"
      "rostrum_${name}_${index}_end:\n    .byte 0\n")
    string(APPEND table
      "extern const char rostrum_${name}_${index}_begin[];\nextern const char rostrum_${name}_${index}_end[];\n")
    string(APPEND rows
      "      {\"${file}\", {rostrum_${name}_${index}_begin, static_cast<std::size_t>(rostrum_${name}_${index}_end - rostrum_${name}_${index}_begin)}},\n")
    list(APPEND paths "${directory}/${file}")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",@progbits\n")
  string(APPEND table
    "}\n\nnamespace rostrum {\n\nconst std::vector<EmbeddedFile>& ${name}_files() {\n"
    "  static const std::vector<EmbeddedFile> files = {\n${rows}  };\n  return files;\n}\n\n"
    "std::string_view ${name}_file(std::string_view name) {\n"
    "  for (const EmbeddedFile& file : ${name}_files()) {\n    if (file.name == name) return file.bytes;\n  }\n"
    "  assert(false && \"no such embedded file\");\n  return {};\n}\n\n}  // namespace rostrum\n")
  set(assembly_file "${CMAKE_CURRENT_BINARY_DIR}/${name}_bytes.S")
  set(table_file "${CMAKE_CURRENT_BINARY_DIR}/${name}_table.cpp")
  file(CONFIGURE OUTPUT "${assembly_file}" CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT "${table_file}" CONTENT "${table}" @ONLY)
  set_source_files_properties("${assembly_file}" PROPERTIES OBJECT_DEPENDS "${paths}")
  set(${out} "${assembly_file}" "${table_file}" PARENT_SCOPE)
endfunction()
