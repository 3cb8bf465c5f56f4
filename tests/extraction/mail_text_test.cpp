// What a mail says, and what is attached to it.
#include "indexer/extraction/web/mail_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/broken_bytes.hpp"
#include "tests/support/extracted_lines.hpp"
#include "tests/support/mails.hpp"

namespace rostrum {
namespace {

using testing::files_of;
using testing::Lines;
using testing::lines_of;
using testing::mail_part;
using testing::make_mail;

const std::string kPlain = "Content-Type: text/plain; charset=utf-8";
const std::string kPage = "Content-Type: text/html; charset=utf-8";

TEST(MailText, HasTheBodyInItsEncodingAndTheSubjectForTheHeadingAlone) {
  const ExtractedText plain = mail_text(
      "Subject: On mines\nContent-Type: text/plain; charset=iso-8859-1\n"
      "Content-Transfer-Encoding: quoted-printable\n\nR=E9publique =93x=94\n\nSecond "
      "para=\ngraph.");
  EXPECT_EQ(lines_of(plain), (Lines{"République “x”", "Second paragraph."}));
  EXPECT_EQ(plain.letterhead, "On mines");
  EXPECT_EQ(lines_of(mail_text("Subject: x\nContent-Type: text/plain; charset=koi8-r\n"
                               "Content-Transfer-Encoding: base64\n\n7cnS\n")),
            Lines{"Мир"});
  EXPECT_EQ(
      lines_of(mail_text("Subject: x\nContent-Type: text/html; charset=windows-1251\n\n"
                         "<html><head><meta charset=utf-8></head><p>\xCC\xE8\xF0</p></html>")),
      Lines{"Мир"});
  EXPECT_EQ(lines_of(mail_text("Subject: x\n\nA plain body.\n")), Lines{"A plain body."});
}

TEST(MailText, JoinsTheLinesThatTheirWriterDidNotBreak) {
  EXPECT_EQ(lines_of(mail_text("Subject: x\nContent-Type: text/plain; format=flowed\n\n"
                               "One line \nthat goes on.\n\nNext.\n-- \nSigned")),
            (Lines{"One line that goes on.", "Next.\n-- \nSigned"}));
  EXPECT_EQ(lines_of(mail_text("Subject: x\nContent-Type: text/plain; format=flowed; delsp=yes\n\n"
                               "One li \nne.\n")),
            Lines{"One line."});
}

TEST(MailText, LeavesOutTheHeadOfAMailThatIsSentOn) {
  const std::string head =
      "---------- Weitergeleitete Nachricht ---------\nVon: a@b\nDatum: heute\n";
  EXPECT_EQ(lines_of(mail_text("Subject: x\n\n" + head + "\nWe clear mines.\n")),
            Lines{"We clear mines."});
  EXPECT_EQ(lines_of(mail_text("Subject: x\n\n" + head + "We clear mines.\n")),
            Lines{"We clear mines."});
  EXPECT_EQ(lines_of(mail_text("Subject: x\n\n---- Part one ----\nWe clear: mines.\n")),
            Lines{"---- Part one ----\nWe clear: mines."});
  const std::string annex = "---- Annex ----\nFirst: we ask for time.\nSecond: for money.";
  EXPECT_EQ(lines_of(mail_text("Subject: x\n\n" + annex + "\n")), Lines{annex});
}

TEST(MailText, TakesTheRichestFormThatHasAText) {
  const std::string plain = mail_part(kPlain, "As text.");
  EXPECT_EQ(lines_of(mail_text(
                make_mail("multipart/alternative", plain + mail_part(kPage, "<p>As a page.</p>")))),
            Lines{"As a page."});
  EXPECT_EQ(lines_of(mail_text(
                make_mail("multipart/alternative", plain + mail_part(kPage, "<img src=\"x\">")))),
            Lines{"As text."});
}

TEST(MailText, HasWhatIsAttachedAsFiles) {
  const ExtractedText text = mail_text(make_mail(
      "multipart/mixed",
      mail_part(kPlain, "Please find attached.") +
          mail_part("Content-Type: application/pdf; name=\"=?utf-8?B?0LzQuNGALnBkZg==?=\"\r\n"
                    "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment",
                    "JVBERi0=") +
          mail_part("Content-Type: text/plain\r\nContent-Disposition: attachment; "
                    "filename*=utf-8''d%C3%A9bat.txt",
                    "Attached text.") +
          mail_part("Content-Type: application/octet-stream\r\nContent-Disposition: attachment; "
                    "filename=\"../../etc/x.txt\"",
                    "led out") +
          mail_part("Content-Type: image/png\r\nContent-Id: <logo>", "no") +
          mail_part("Content-Type: application/pgp-signature; name=signature.asc", "no") +
          mail_part("Content-Type: message/rfc822", "Subject: Inner / talk\r\n\r\nInner text.")));
  EXPECT_EQ(lines_of(text), Lines{"Please find attached."});
  EXPECT_EQ(text.letterhead, "Statement by Côte d'Ivoire");
  EXPECT_EQ(files_of(text),
            (Lines{"мир.pdf: %PDF-", "débat.txt: Attached text.", "etc/x.txt: led out",
                   "Inner - talk.eml: Subject: Inner / talk\n\nInner text."}));
}

TEST(MailText, ReadsASavedPage) {
  EXPECT_EQ(
      lines_of(mail_text(make_mail(
          "multipart/related; type=\"text/html\"; start=\"<p@x>\"",
          mail_part("Content-Type: text/css\r\nContent-Id: <c@x>", "p {}") +
              mail_part(kPage + "\r\nContent-Id: <p@x>\r\nContent-Transfer-Encoding: "
                                "quoted-printable",
                        "<html><body class=3D\"x\"><p>We clear=\r\n mines.</p></body></html>") +
              mail_part("Content-Type: image/png", "no")))),
      Lines{"We clear mines."});
}

TEST(MailText, SaysWhyThereIsNone) {
  const auto problem_of = [](const std::string& bytes) -> std::string {
    try {
      (void)mail_text(bytes);
    } catch (const ExtractionError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(problem_of(make_mail("multipart/encrypted", mail_part(kPlain, "x"))).find("encrypted"),
            std::string::npos);
  EXPECT_NE(problem_of("Subject: x\nContent-Type: application/pkcs7-mime; "
                       "smime-type=enveloped-data\n\nx")
                .find("encrypted"),
            std::string::npos);
  EXPECT_FALSE(problem_of("").empty());
}

TEST(Mailbox, HasItsMailsAsFiles) {
  const ExtractedText text = mailbox_files(
      "From a@x Mon Dec 1 2025\nSubject: One\n\nFirst.\n>From here.\n\n"
      "From b@x Mon Dec 1 2025\nSubject: Two\n\nSecond.\n");
  EXPECT_EQ(files_of(text), (Lines{"mail 1.eml: Subject: One\n\nFirst.\n>From here.\n\n",
                                   "mail 2.eml: Subject: Two\n\nSecond.\n"}));
  EXPECT_THROW((void)mailbox_files("From nobody"), ExtractionError);
}

TEST(MailText, SurvivesDeepNestingAndBrokenBytes) {
  std::string deep = "Subject: x\n";
  for (int i = 0; i < 3000; ++i) {
    const std::string b = std::to_string(i);
    deep += "Content-Type: multipart/mixed; boundary=b" + b + "\n\n--b" + b + "\n";
  }
  EXPECT_NO_THROW((void)mail_text(deep + "Content-Type: text/plain\n\ndeep"));
  const std::string whole = make_mail(
      "multipart/mixed", mail_part(kPlain, "Body.") + mail_part(kPage, "<p>Page</p>") +
                             mail_part("Content-Type: message/rfc822", "Subject: x\r\n\r\ny") +
                             mail_part("Content-Transfer-Encoding: base64\r\nContent-Disposition: "
                                       "attachment; filename=a.txt",
                                       "QUJD"));
  testing::each_broken(whole, 300, [](const std::string& bytes) {
    try {
      (void)mail_text(bytes);
      (void)mailbox_files("From a\n" + bytes);
    } catch (const ExtractionError&) {  // NOLINT: told, and that is all
    }
  });
}

}  // namespace
}  // namespace rostrum
