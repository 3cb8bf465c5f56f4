#include "tests/fuzz/fuzz_targets.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>

#include "indexer/extraction/base/extracted_text.hpp"
#include "indexer/extraction/office/office_text.hpp"
#include "indexer/extraction/old_office/old_office_text.hpp"
#include "indexer/extraction/rtf/rtf_text.hpp"
#include "indexer/extraction/web/html_text.hpp"
#include "indexer/extraction/web/mail_text.hpp"
#include "indexer/headings/heading_reader.hpp"
#include "indexer/readers/file_reader.hpp"
#include "indexer/readers/library/bibtex_reader.hpp"
#include "indexer/readers/library/marc_record.hpp"
#include "indexer/readers/library/ris_reader.hpp"
#include "indexer/readers/record_lists.hpp"
#include "indexer/writing/documents/statement_sums.hpp"
#include "schemas/base/error.hpp"
#include "schemas/columns/column_files.hpp"
#include "schemas/index/record_codec.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/query/query_parser.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum::testing {
namespace {

/// What our own code refuses is refused; all else that is thrown is a finding.
template <typename Work>
void refusing(const Work& work) {
  try {
    work();
  } catch (const Error&) {
    return;
  } catch (const ExtractionError&) {
    return;
  }
}

FileReader& reader() {
  static FileReader only({.vocabulary = &Vocabulary::builtin()});
  return only;
}

void run_query(std::string_view bytes) {
  static TextAnalyser analyser;
  for (const bool any : {false, true}) {
    refusing([&] { (void)parse_query(bytes, {.any = any, .limits = {}, .analyser = analyser}); });
  }
}

void run_heading(std::string_view bytes) {
  static HeadingReader headings(Vocabulary::builtin());
  Statement statement;
  statement.text = bytes;
  headings.read(statement, "statements/2024/Norway_item 7.txt");
  std::size_t remarks = 0;
  (void)headings.parts(bytes, remarks);
}

void run_text(std::string_view bytes) {
  (void)reader().read_file("a.txt", FileFormat::Text, bytes, "");
}

void run_sidecar(std::string_view bytes) {
  (void)reader().read_file("a.txt", FileFormat::Text, "We agree.", bytes);
}

void run_markdown(std::string_view bytes) {
  (void)reader().read_file("a.md", FileFormat::Markdown, bytes, "");
}

void run_jsonl(std::string_view bytes) { (void)reader().read_lines("a.jsonl", bytes, 1); }

void run_csv(std::string_view bytes) {
  (void)reader().read_file("a.csv", FileFormat::Csv, bytes, "");
}

void run_lists(std::string_view bytes) {
  refusing([&] { (void)bibtex_entries(bytes); });
  refusing([&] { (void)ris_entries(bytes); });
  refusing([&] { (void)marc_file_entries(bytes); });
  refusing([&] { (void)marc_xml_entries(bytes); });
}

void run_rtf(std::string_view bytes) {
  refusing([&] { (void)rtf_text(bytes); });
}
void run_html(std::string_view bytes) {
  refusing([&] { (void)html_text(bytes); });
}
void run_mail(std::string_view bytes) {
  refusing([&] { (void)mail_text(bytes); });
}
void run_office(std::string_view bytes) {
  refusing([&] { (void)office_text(bytes); });
}
void run_old_office(std::string_view bytes) {
  refusing([&] { (void)old_office_text(bytes); });
}

void run_record(std::string_view bytes) {
  refusing([&] { (void)decode_record(bytes); });
  refusing([&] { (void)decode_evidence(bytes); });
}

/// Makes the hashes of a segment fit, so that what they guard is read.
void seal(std::string& bytes) {
  SegmentHeader header;
  if (bytes.size() < sizeof header) return;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::any_of(header.sizes.begin(), header.sizes.end(),
                  [&](std::uint64_t size) { return size > bytes.size(); })) {
    return;
  }
  const SegmentLayout layout(header.sizes);
  if (layout.bytes > bytes.size()) return;
  std::size_t block = layout.table;
  for (std::size_t i = 0; i < kSections; ++i) {
    for (std::uint64_t at = 0; at < header.sizes[i]; at += kBlockBytes, block += sizeof block) {
      const std::uint64_t hash = hash_of(bytes.data() + layout.sections[i] + at,
                                         std::min(kBlockBytes, header.sizes[i] - at));
      std::memcpy(bytes.data() + block, &hash, sizeof hash);
    }
  }
  header.table_hash = hash_of(bytes.data() + layout.table, layout.blocks * sizeof(std::uint64_t));
  header.header_hash = hash_of(&header, offsetof(SegmentHeader, header_hash));
  std::memcpy(bytes.data(), &header, sizeof header);
}

void read_all(const std::filesystem::path& file) {
  const Segment segment = Segment::map(file);
  for (const ListKind kind : {ListKind::Values, ListKind::Stems, ListKind::Words}) {
    std::vector<ColumnSums> sums(segment.slots());
    refusing([&] { add_lists(segment, kind, sums); });
    refusing([&] { add_documents(segment, sums); });
    const Lists& lists = segment.lists(kind);
    refusing([&] { (void)lists.find("nuclear"); });
    refusing([&] { (void)lists.lower_bound("nuclear"); });
    for (std::uint32_t i = 0; i < lists.size(); ++i) {
      refusing([&] { (void)lists.name(i); });
      refusing([&] {
        const PostingList list = segment.postings(kind, i);
        if (kind != ListKind::Words || list.documents.empty()) return;
        const std::uint64_t begin = lists.positions_before(list.first);
        (void)lists.positions.part(begin, begin + list.count(0));
      });
    }
  }
  refusing([&] { (void)pairs_of(segment); });
  for (std::uint32_t slot = 0; slot < segment.slots(); ++slot) {
    refusing([&] { (void)decode_record(segment.record(slot)); });
  }
  (void)segment.verify();
}

void run_segment(std::string_view bytes) {
  static const TempDir folder;
  const std::filesystem::path as_it_is = folder.write("segment-1", bytes);
  refusing([&] { read_all(as_it_is); });
  std::string sealed(bytes);
  seal(sealed);
  const std::filesystem::path fitting = folder.write("segment-2", sealed);
  refusing([&] { read_all(fitting); });
}

void run_manifest(std::string_view bytes) {
  static const TempDir folder;
  (void)folder.write("columns/manifest.json", bytes);
  const auto manifest = read_manifest(folder.path());
  if (manifest) refusing([&] { (void)map_segments(folder.path(), *manifest); });
}

}  // namespace

const std::vector<FuzzTarget>& fuzz_targets() {
  static const std::vector<FuzzTarget> all = {{"query", run_query},
                                              {"heading", run_heading},
                                              {"text", run_text},
                                              {"sidecar", run_sidecar},
                                              {"markdown", run_markdown},
                                              {"jsonl", run_jsonl},
                                              {"csv", run_csv},
                                              {"lists", run_lists},
                                              {"rtf", run_rtf},
                                              {"html", run_html},
                                              {"mail", run_mail},
                                              {"office", run_office},
                                              {"old_office", run_old_office},
                                              {"record", run_record},
                                              {"segment", run_segment},
                                              {"manifest", run_manifest},
                                              {"request", run_request},
                                              {"message", run_message}};
  return all;
}

}  // namespace rostrum::testing
