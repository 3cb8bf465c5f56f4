/// The text in pictures of pages, by tesseract where it is installed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/documents/hocr_gist.hpp"

namespace rostrum {

/// What tesseract may be asked for. Names of languages are its own: "fra", "chi_sim".
struct OcrLanguages {
  std::vector<std::string> installed;  ///< empty: nothing is to be recognised
  /// Joined by "+". Those that the user has chosen, for every page; "" to go by the document.
  std::string chosen;
  std::string all;  ///< those of the six UN languages that are installed, else all
};

/// `chosen`: languages by name or code, ISO's or tesseract's, joined by "+"; "" for none. Throws
/// Error: NotFound if tesseract or its data for one of them is not installed, with the package that
/// has it; InvalidInput if one is no language.
[[nodiscard]] OcrLanguages ocr_languages(std::string_view chosen);

/// Tesseract's name of a language by its BCP 47 code ("fr" gives "fra"); "" for "". For Chinese,
/// that of the data which is installed.
[[nodiscard]] std::string ocr_name(std::string_view code, const OcrLanguages& languages);

/// True if tesseract has data for it. `name` is its own.
[[nodiscard]] bool is_installed(std::string_view name, const OcrLanguages& languages);

/// "'apt-get install tesseract-ocr-chi-sim'".
[[nodiscard]] std::string install_command(std::string_view name);

struct Recognition {
  std::string hocr;  ///< words with their places, as tesseract tells them
  HocrGist gist;
};

/// Reads a picture (PGM) of so many dots an inch. `languages` as tesseract wants them: "fra+eng".
/// Runs confined (see confinement.hpp), at most 150 s. Throws Error(Unreadable) with the reason.
/// Thread-safe.
[[nodiscard]] Recognition recognise_picture(std::string_view picture, double dots,
                                            const std::string& languages);

/// By how many quarters to the right a picture must be turned for its text to stand upright; 0 if
/// that cannot be told. Throws as recognise_picture does.
[[nodiscard]] int turns_to_upright(std::string_view picture, double dots);

/// A picture (PGM, "P5", a byte a dot) turned by so many quarters to the right. Pure.
[[nodiscard]] std::string turned(std::string_view picture, int turns);

}  // namespace rostrum
