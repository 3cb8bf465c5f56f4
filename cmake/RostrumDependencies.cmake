# Every third-party library, in one place. docs/ARCHITECTURE.md says why each is there.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core>=1.4.22)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c)

find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp REQUIRED)
add_library(rostrum_valijson INTERFACE)
target_include_directories(rostrum_valijson SYSTEM INTERFACE "${VALIJSON_INCLUDE_DIR}")

find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(rostrum_cld2 INTERFACE)
target_include_directories(rostrum_cld2 SYSTEM INTERFACE "${CLD2_INCLUDE_DIR}")
target_link_libraries(rostrum_cld2 INTERFACE "${CLD2_LIBRARY}")
