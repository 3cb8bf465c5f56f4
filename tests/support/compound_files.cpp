#include "tests/support/compound_files.hpp"

#include <gsf/gsf-outfile-msole.h>
#include <gsf/gsf-output-memory.h>

#include <map>

namespace rostrum::testing {
namespace {

GsfOutfile* folder_of(std::map<std::string, GsfOutfile*>& folders, const std::string& path) {
  const auto known = folders.find(path);
  if (known != folders.end()) return known->second;
  const std::size_t slash = path.rfind('/');
  GsfOutfile* const above =
      folder_of(folders, slash == std::string::npos ? "" : path.substr(0, slash));
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  GsfOutfile* const made = GSF_OUTFILE(gsf_outfile_new_child(above, name.c_str(), TRUE));
  folders[path] = made;
  return made;
}

/// Letters of the first plane.
std::string utf16(const std::string& text) {
  std::string wide;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t more = lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    unsigned code = more == 0 ? lead : lead & (0x3FU >> more);
    for (std::size_t i = 1; i <= more; ++i) {
      code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    }
    wide += {static_cast<char>(code & 0xFF), static_cast<char>(code >> 8)};
    at += more + 1;
  }
  return wide;
}

}  // namespace

std::string make_compound(const std::vector<std::pair<std::string, std::string>>& streams) {
  GsfOutput* const memory = gsf_output_memory_new();
  std::map<std::string, GsfOutfile*> folders{{"", gsf_outfile_msole_new(memory)}};
  for (const auto& [path, bytes] : streams) {
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    GsfOutfile* const folder =
        folder_of(folders, slash == std::string::npos ? "" : path.substr(0, slash));
    GsfOutput* const stream = gsf_outfile_new_child(folder, name.c_str(), FALSE);
    gsf_output_write(stream, bytes.size(), reinterpret_cast<const guint8*>(bytes.data()));
    gsf_output_close(stream);
    g_object_unref(stream);
  }
  // A folder within another comes behind it, and is closed first.
  for (auto each = folders.rbegin(); each != folders.rend(); ++each) {
    gsf_output_close(GSF_OUTPUT(each->second));
    g_object_unref(each->second);
  }
  std::string file(
      reinterpret_cast<const char*>(gsf_output_memory_get_bytes(GSF_OUTPUT_MEMORY(memory))),
      static_cast<std::size_t>(gsf_output_size(memory)));
  g_object_unref(memory);
  return file;
}

std::string make_outlook_mail(const std::vector<std::pair<std::string, std::string>>& properties) {
  std::vector<std::pair<std::string, std::string>> streams{
      {"__properties_version1.0", std::string(32, '\0')}};
  for (const auto& [name, value] : properties) {
    const std::size_t slash = name.rfind('/');
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    const bool wide = name.ends_with("001F");
    streams.emplace_back(name.substr(0, begin) + "__substg1.0_" + name.substr(begin),
                         wide ? utf16(value) : value);
  }
  return make_compound(streams);
}

}  // namespace rostrum::testing
