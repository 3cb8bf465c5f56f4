#include "schemas/index/index_format.hpp"
#include "schemas/base/sha256.hpp"
#include "schemas/index/facet_entries.hpp"
#include "schemas/index/stored_document.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "schemas/base/error.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "tests/support/temp_dir.hpp"

namespace rostrum {
namespace {

Statement statement() {
  Statement made;
  made.id = "apmbc-im-2025-nor-7a";
  made.title = "Statement by Norway";
  made.text = "President,\n\nNorway calls on all States.";
  made.convention = "APMBC";
  made.session = SessionRef{"APMBC/IM-2025", "Intersessional meetings 2025"};
  made.agenda_items = {{"7", "Matters of the President", ""},
                       {"7a", "Universalization", "universalization"}};
  made.delivered_by = Author{"NOR", "Norway", "state"};
  made.on_behalf_of = {"EU"};
  made.joint_with = {"CHE", "ICRC"};
  made.aligned_with = {"EU"};
  made.date = Date{2025, 6, 17};
  made.kind = "joint";
  made.language = "en";
  made.source.file = "norway.txt";
  return made;
}

std::vector<std::string> terms_of(const Statement& of, std::string_view field_name) {
  std::vector<std::string> terms;
  for (const FacetEntry& entry : facet_entries(of, Vocabulary::builtin())) {
    if (entry.field == field_named(field_name).id) terms.push_back(entry.term);
  }
  std::sort(terms.begin(), terms.end());
  return terms;
}

TEST(FacetEntries, CoverEveryValueAndItsAncestors) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"convention", {"XCONVapmbc"}},
      {"session", {"XSESSapmbc/im-2025"}},
      {"country", {"Nche", "Nnor"}},
      {"group", {"XGRPeu"}},
      {"organisation", {"XORGicrc"}},
      {"item", {"XITEM7", "XITEM7a"}},
      {"topic", {"Kuniversalization"}},
      {"kind", {"XKINDjoint"}},
      {"lang", {"Len"}},
      {"year", {"Y2025"}},
      {"aligned", {"XALIGNeu"}},
      {"delivery", {}},
  };
  for (const auto& [name, expected] : cases)
    EXPECT_EQ(terms_of(statement(), name), expected) << name;
}

TEST(FacetEntries, OnBehalfOfAStateIsNotThatState) {
  Statement of = statement();
  of.joint_with.clear();
  of.on_behalf_of = {"CHE"};
  EXPECT_EQ(terms_of(of, "country"), (std::vector<std::string>{"Nnor"}));
}

TEST(FacetEntries, NothingIsWrittenForWhatIsNotKnown) {
  Statement of;
  of.text = "text";
  EXPECT_TRUE(facet_entries(of, Vocabulary::builtin()).empty());
}

TEST(Document, ComesBackAsItWas) {
  const Statement back = decode_document(encode_document(statement()));
  EXPECT_EQ(back.id, statement().id);
  EXPECT_EQ(back.text, statement().text);
  EXPECT_EQ(back.session->label, "Intersessional meetings 2025");
  EXPECT_EQ(back.date, statement().date);
  EXPECT_EQ(back.joint_with, statement().joint_with);
}

TEST(Document, TellsADamagedByte) {
  const std::string data = encode_document(statement());
  for (const std::size_t at : {std::size_t{5}, std::size_t{140}, data.size() - 3}) {
    std::string damaged = data;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_THROW((void)decode_document(damaged), Error) << "byte " << at;
  }
  EXPECT_THROW((void)decode_document(""), Error);
  EXPECT_THROW((void)decode_document(data.substr(0, 100)), Error);
}

TEST(Document, ContentHashLeavesOutIdSourceAndEvidence) {
  Statement other = statement();
  other.id = "another";
  other.source.file = "copy.txt";
  other.evidence.push_back({.field = "date", .value = "2025", .rule = "file-name"});
  const std::string a = encode_document(statement());
  const std::string b = encode_document(other);
  EXPECT_EQ(content_hash_of(a), content_hash_of(b));
  EXPECT_NE(record_hash_of(a), record_hash_of(b));
  other.text += " More.";
  EXPECT_NE(content_hash_of(a), content_hash_of(encode_document(other)));
}

TEST(DateValue, SortsByTimeAndComesBack) {
  const std::string year = date_value({2020, 0, 0});
  const std::string day = date_value({2020, 6, 17});
  EXPECT_LT(year, day);
  EXPECT_EQ(decode_date_value(year)->last, 20201231);
  EXPECT_EQ(decode_date_value(day)->first, 20200617);
  EXPECT_FALSE(decode_date_value("2020"));
  EXPECT_FALSE(decode_date_value("2020061a20200617"));
}

TEST(FacetValueText, ComesBack) {
  const FacetValue back = decode_facet_value(
      encode({.value = "7a", .label = "7a Universalization", .parent = "7", .start = 20250617}));
  EXPECT_EQ(back.value, "7a");
  EXPECT_EQ(back.label, "7a Universalization");
  EXPECT_EQ(back.parent, "7");
  EXPECT_EQ(back.start, 20250617);
  EXPECT_EQ(decode_facet_value("no json").value, "");
}

TEST(HoldsIndex, NeedsTheFileOfADatabase) {
  const testing::TempDir folder;
  EXPECT_FALSE(holds_index(folder.path()));
  EXPECT_FALSE(holds_index("/etc/passwd"));
  folder.write("iamglass", "");
  EXPECT_TRUE(holds_index(folder.path()));
}

TEST(Sha256, IsTheStandardOne) {
  // FIPS 180-4, the example "abc".
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(RequireIndex, SaysWhetherThereIsNoneOrNobodyMayLook) {
  const testing::TempDir folder;
  try {
    require_index(folder.path(), "its name");
    FAIL() << "there is none";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::NotFound);
    EXPECT_STREQ(error.what(),
                 "its name: no index here; name one with --index, or make one with 'rostrum-index "
                 "add FOLDER --index 'its name''");
  }
  ASSERT_EQ(chmod(folder.path().c_str(), 0), 0);
  const pid_t child = fork();
  if (child == 0) {
    // Root may look everywhere.
    if (geteuid() == 0 && setuid(65534) != 0) _exit(2);
    try {
      require_index(folder.path());
    } catch (const Error& error) {
      _exit(error.kind() == ErrorKind::Unreadable ? 0 : 1);
    }
    _exit(1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  ASSERT_EQ(chmod(folder.path().c_str(), 0700), 0);
}

}  // namespace
}  // namespace rostrum
