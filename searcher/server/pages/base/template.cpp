#include "searcher/server/pages/base/template.hpp"

#include <cassert>
#include <kainjow/mustache.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "schemas/base/terminal_safe.hpp"
#include "searcher/answers/base/markup_escaped.hpp"
#include "searcher/server/pages/base/page_files.hpp"

namespace rostrum {
namespace {

using Data = kainjow::mustache::data;
using Template = kainjow::mustache::mustache;

/// Puts in files that are named ({{>problem}}) and texts ({{t.search}}), which may hold names of
/// values themselves: both are ours, and stand there before anything of a request does.
std::string put_together(std::string_view source, std::string_view content, const Texts& texts) {
  std::string text;
  while (!source.empty()) {
    const std::size_t open = source.find("{{");
    text += source.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = source.find("}}", open);
    assert(close != std::string_view::npos);
    const std::string_view tag = source.substr(open + 2, close - open - 2);
    if (tag.starts_with('>')) {
      const std::string_view name = tag == ">content" ? content : tag.substr(1);
      std::string_view file = page_file("templates/" + std::string(name) + ".mustache");
      if (file.ends_with('\n')) file.remove_suffix(1);
      text += put_together(file, content, texts);
    } else if (tag.starts_with("t.")) {
      text += markup_escaped(texts.get(tag.substr(2)));
    } else {
      text += source.substr(open, close + 2 - open);
    }
    source.remove_prefix(close + 2);
  }
  return text;
}

/// Left out: control characters but for line ends and tabs, and what turns the direction of text.
std::string clean(std::string_view text) {
  std::string safe;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (is_terminal_safe(c.value) || c.value == U'\n' || c.value == U'\t') {
      safe += text.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return safe;
}

Data data_of(const nlohmann::ordered_json& value) {
  using Type = nlohmann::json::value_t;
  switch (value.type()) {
    case Type::object: {
      Data object{Data::type::object};
      for (const auto& [key, each] : value.items()) object.set(key, data_of(each));
      return object;
    }
    case Type::array: {
      Data list{Data::type::list};
      for (const auto& each : value) list.push_back(data_of(each));
      return list;
    }
    case Type::string: {
      const auto& text = value.get_ref<const std::string&>();
      if (text.empty()) return Data{false};
      return Data{clean(text)};
    }
    case Type::boolean:
      return Data{value.get<bool>()};
    case Type::null:
      return Data{false};
    default:
      return Data{value.dump()};
  }
}

/// Rendering changes a template, so each thread has its own.
Template& compiled(std::string_view name, const Texts& texts) {
  thread_local std::map<std::pair<std::string, std::string>, Template> known;
  const std::pair key{std::string(name), texts.language()};
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  Template made{put_together(page_file("templates/layout.mustache"), name, texts)};
  assert(made.is_valid());
  return known.emplace(key, std::move(made)).first->second;
}

}  // namespace

std::string rendered(std::string_view name, const Texts& texts,
                     const nlohmann::ordered_json& view) {
  return compiled(name, texts).render(data_of(view));
}

}  // namespace rostrum
