#include "indexer/extraction/office/slides_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "indexer/extraction/base/block_list.hpp"
#include "indexer/extraction/base/raised_marks.hpp"
#include "indexer/extraction/office/shape_order.hpp"
#include "indexer/extraction/office/word_package.hpp"
#include "indexer/extraction/office/xml_part.hpp"

namespace rostrum {
namespace {

constexpr std::size_t kMostSlides = 5000;

bool is_true(std::string_view value) { return value == "1" || value == "true"; }

/// What a shape stands for: "title", "body", "sldNum" …; "" for one of its author's own.
std::string_view placeholder_of(const pugi::xml_node& shape) {
  const pugi::xml_node properties = child_of(shape, "nvSpPr");
  const pugi::xml_node place = child_of(child_of(properties, "nvPr"), "ph");
  if (!place) return {};
  const std::string_view type = attribute_of(place, "type");
  return type.empty() ? "obj" : type;
}

bool is_hidden(const pugi::xml_node& shape) {
  for (const pugi::xml_node& child : shape.children()) {
    if (local_name(child).starts_with("nv")) {
      return is_true(attribute_of(child_of(child, "cNvPr"), "hidden"));
    }
  }
  return false;
}

bool is_title(std::string_view placeholder) {
  return placeholder == "title" || placeholder == "ctrTitle";
}

pugi::xml_node shapes_of(const pugi::xml_node& slide) {
  return child_of(child_of(slide, "cSld"), "spTree");
}

/// Placeholders that come back on each slide.
bool is_furniture(const pugi::xml_node& shape) {
  const std::string_view place = placeholder_of(shape);
  return place == "sldNum" || place == "dt" || place == "ftr" || place == "hdr" ||
         place == "sldImg";
}

bool has_text(const pugi::xml_node& shape) {
  return !text_below(
              shape, [](std::string_view name) { return name == "t"; },
              [](std::string_view) { return false; })
              .empty();
}

/// Where a shape lies, if it says so itself.
std::optional<ShapeBox> own_box(const pugi::xml_node& shape) {
  pugi::xml_node transform = child_of(shape, "xfrm");  // of tables and diagrams
  for (const char* const name : {"spPr", "grpSpPr"}) {
    if (!transform) transform = child_of(child_of(shape, name), "xfrm");
  }
  const pugi::xml_node place = child_of(transform, "off");
  const pugi::xml_node size = child_of(transform, "ext");
  if (!place) return std::nullopt;
  return ShapeBox{place.attribute("x").as_double(), place.attribute("y").as_double(),
                  size.attribute("cx").as_double(), size.attribute("cy").as_double()};
}

/// Where the layout of a slide has its placeholders, or what that rests on.
class PlaceholderBoxes {
 public:
  PlaceholderBoxes(Archive& archive, const std::vector<Relationship>& of_slide) {
    std::string part = target_of_type(of_slide, "slideLayout");
    for (const char* const next : {"slideMaster", ""}) {
      if (part.empty()) break;
      const pugi::xml_document document = xml_entry(archive, part);
      for (const pugi::xml_node& shape : shapes_of(document.document_element()).children()) {
        const pugi::xml_node place = child_of(child_of(child_of(shape, "nvSpPr"), "nvPr"), "ph");
        const auto box = own_box(shape);
        if (!place || !box) continue;
        known_.push_back(
            {std::string(placeholder_of(shape)), std::string(attribute_of(place, "idx")), *box});
      }
      part = target_of_type(relationships_of(archive, part), next);
    }
  }

  [[nodiscard]] std::optional<ShapeBox> of(const pugi::xml_node& shape) const {
    const std::string_view kind = placeholder_of(shape);
    if (kind.empty()) return std::nullopt;
    const std::string_view number =
        attribute_of(child_of(child_of(child_of(shape, "nvSpPr"), "nvPr"), "ph"), "idx");
    const auto find = [&](const auto& fits) -> std::optional<ShapeBox> {
      const auto found = std::find_if(known_.begin(), known_.end(), fits);
      return found == known_.end() ? std::nullopt : std::optional(found->box);
    };
    if (!number.empty()) {
      if (auto box = find([&](const Known& each) { return each.number == number; })) return box;
    }
    if (auto box = find([&](const Known& each) { return each.kind == kind; })) return box;
    return find([&](const Known& each) { return each.kind == "body"; });
  }

 private:
  struct Known {
    std::string kind;
    std::string number;
    ShapeBox box;
  };
  std::vector<Known> known_;  ///< of the layout, then of its master
};

/// Text boxes and tables of one slide, in the order of reading.
class SlideReader {
 public:
  SlideReader(Archive& archive, const std::string& part)
      : archive_(archive),
        relationships_(relationships_of(archive, part)),
        places_(archive, relationships_) {}

  [[nodiscard]] const std::vector<Relationship>& relationships() const { return relationships_; }

  /// `titles`: those alone, or all but them.
  void read_shapes(const pugi::xml_node& tree, bool titles, int depth, BlockList& into) {
    if (depth > kDeepestXml) {
      for (std::string& each : text_below(
               tree, [](std::string_view name) { return name == "t"; },
               [](std::string_view) { return false; })) {
        if (!titles) into.add(std::move(each));
      }
      return;
    }
    // The file has them in the order in which they were drawn.
    std::vector<pugi::xml_node> shapes;
    std::vector<ShapeBox> boxes;
    for (const pugi::xml_node& shape : tree.children()) {
      const std::string_view name = local_name(shape);
      const bool simple = name == "sp" || name == "cxnSp";
      const bool shown =
          simple || name == "grpSp" || name == "AlternateContent" || name == "graphicFrame";
      if (!shown || is_hidden(shape)) continue;
      if (simple && (is_furniture(shape) || is_title(placeholder_of(shape)) != titles)) continue;
      // Pictures and frames say nothing, and lie under what does.
      if (name != "graphicFrame" && !has_text(shape)) continue;
      auto box =
          own_box(name == "AlternateContent" ? child_of(shape, "Choice").first_child() : shape);
      if (!box) box = places_.of(shape);
      // What does not say where it lies stays behind what stands before it.
      boxes.push_back(box.value_or(boxes.empty() ? ShapeBox() : boxes.back()));
      shapes.push_back(shape);
    }
    for (const std::size_t at : reading_order(boxes)) {
      const pugi::xml_node& shape = shapes[at];
      const std::string_view name = local_name(shape);
      if (name == "sp" || name == "cxnSp") {
        read_text(child_of(shape, "txBody"), into);
      } else if (name == "grpSp") {
        read_shapes(shape, titles, depth + 1, into);
      } else if (name == "AlternateContent") {
        const pugi::xml_node choice = child_of(shape, "Choice");
        read_shapes(choice ? choice : child_of(shape, "Fallback"), titles, depth + 1, into);
      } else if (name == "graphicFrame" && !titles) {
        read_graphic(child_of(child_of(shape, "graphic"), "graphicData"), depth + 1, into);
      }
    }
  }

  static void read_text(const pugi::xml_node& body, BlockList& into) {
    for (const pugi::xml_node& paragraph : body.children()) {
      if (local_name(paragraph) == "p") into.add(words_of(paragraph));
    }
  }

 private:
  static std::string words_of(const pugi::xml_node& paragraph) {
    std::string words;
    for (const pugi::xml_node& run : paragraph.children()) {
      const std::string_view name = local_name(run);
      if (name == "br") words += '\n';
      // Of fields, the number of the slide and its date are none of what is said.
      if (name == "fld" && (attribute_of(run, "type").starts_with("slidenum") ||
                            attribute_of(run, "type").starts_with("datetime"))) {
        continue;
      }
      if (name != "r" && name != "fld") continue;
      const bool raised = child_of(run, "rPr").attribute("baseline").as_int(0) > 0;
      std::string text;
      for (const pugi::xml_node& child : child_of(run, "t").children()) text += child.value();
      std::replace(text.begin(), text.end(), '\n', ' ');
      if (text.empty()) continue;
      words += raised ? kRaisedBegin + text + kRaisedEnd : text;
    }
    return words;
  }

  void read_graphic(const pugi::xml_node& data, int depth, BlockList& into) {
    if (const pugi::xml_node table = child_of(data, "tbl")) {
      std::vector<TableRow> rows;
      for (const pugi::xml_node& row : table.children()) {
        if (local_name(row) != "tr") continue;
        TableRow& cells = rows.emplace_back();
        for (const pugi::xml_node& cell : row.children()) {
          if (local_name(cell) != "tc") continue;
          BlockList inside(true);
          read_text(child_of(cell, "txBody"), inside);
          cells.push_back(cell_of(inside.take()));
        }
      }
      into.add_table(std::move(rows));
    } else if (const pugi::xml_node diagram = child_of(data, "relIds")) {
      const std::string part = target_of_id(relationships_, attribute_of(diagram, "dm"));
      const auto xml = part.empty() ? std::nullopt : archive_.entry(part);
      if (!xml) return;
      const pugi::xml_document document = parsed_xml(*xml, part, archive_.damage());
      read_points(child_of(document.document_element(), "ptLst"), into);
    } else if (const pugi::xml_node other = child_of(data, "AlternateContent")) {
      read_graphic(child_of(other, "Choice"), depth, into);
    }
  }

  /// The boxes of a diagram.
  static void read_points(const pugi::xml_node& list, BlockList& into) {
    for (const pugi::xml_node& point : list.children()) {
      const std::string_view type = attribute_of(point, "type");
      if (type.empty() || type == "node" || type == "asst") read_text(child_of(point, "t"), into);
    }
  }

  Archive& archive_;
  std::vector<Relationship> relationships_;
  PlaceholderBoxes places_;
};

/// The speaker's notes: the text of their page, without its other placeholders.
void read_notes(const pugi::xml_node& tree, BlockList& into) {
  for (const pugi::xml_node& shape : tree.children()) {
    if (placeholder_of(shape) == "body") SlideReader::read_text(child_of(shape, "txBody"), into);
  }
}

std::vector<TextBlock> slide_blocks(Archive& archive, const std::string& part,
                                    const std::string& xml) {
  const pugi::xml_document slide = parsed_xml(xml, part, archive.damage());
  if (attribute_of(slide.document_element(), "show") == "0") return {};
  SlideReader reader(archive, part);
  // Lines of slides are no letterhead's, whatever comes first.
  BlockList blocks(true);
  const pugi::xml_node tree = shapes_of(slide.document_element());
  reader.read_shapes(tree, true, 0, blocks);
  reader.read_shapes(tree, false, 0, blocks);
  const std::string notes = target_of_type(reader.relationships(), "notesSlide");
  if (const auto notes_xml = notes.empty() ? std::nullopt : archive.entry(notes)) {
    const pugi::xml_document document = parsed_xml(*notes_xml, notes, archive.damage());
    read_notes(shapes_of(document.document_element()), blocks);
  }
  return blocks.take();
}

}  // namespace

ExtractedText slides_text(Archive& archive, const std::string& main_part) {
  const pugi::xml_document document = xml_entry(archive, main_part);
  const std::vector<Relationship> relationships = relationships_of(archive, main_part);
  ExtractedText text;
  BlockList size;  // of all slides
  for (const pugi::xml_node& each : child_of(document.document_element(), "sldIdLst").children()) {
    if (local_name(each) != "sldId") continue;
    if (static_cast<std::size_t>(text.page_count) >= kMostSlides) {
      text.notes.push_back("it has more than " + std::to_string(kMostSlides) +
                           " slides; the rest was not read");
      break;
    }
    ++text.page_count;
    // "r:id" is the name of its part, "id" is its own.
    const std::string part = target_of_id(relationships, each.attribute("r:id").value());
    const auto xml = part.empty() ? std::nullopt : archive.entry(part);
    if (!xml) {
      text.damage.push_back("slide " + std::to_string(text.page_count) + " is missing in the file");
      continue;
    }
    for (TextBlock& block : slide_blocks(archive, part, *xml)) {
      size.append({block});
      block.page = text.page_count;
      text.blocks.push_back(std::move(block));
    }
  }
  return text;
}

}  // namespace rostrum
