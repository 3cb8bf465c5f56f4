/// Mails made on the spot.
#pragma once

#include <string>

namespace rostrum::testing {

/// A part of one, behind the mark that parts it from the others.
[[nodiscard]] inline std::string mail_part(const std::string& headers, const std::string& body) {
  return "--b\r\n" + headers + "\r\n\r\n" + body + "\r\n";
}

/// A mail of such parts. `type`: "multipart/mixed".
[[nodiscard]] inline std::string make_mail(const std::string& type, const std::string& parts) {
  return "From: a@samplia.example\r\nSubject: =?utf-8?Q?Statement_by_C=C3=B4te_d=27Ivoire?=\r\n"
         "MIME-Version: 1.0\r\nContent-Type: " +
         type + "; boundary=b\r\n\r\n" + parts + "--b--\r\n";
}

}  // namespace rostrum::testing
