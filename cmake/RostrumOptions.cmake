# rostrum::options carries what every target of ours is compiled with. Link it PRIVATE.
add_library(rostrum_options INTERFACE)
add_library(rostrum::options ALIAS rostrum_options)
target_compile_features(rostrum_options INTERFACE cxx_std_20)
target_include_directories(rostrum_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(rostrum_options INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wundef
    -Wno-missing-field-initializers $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>>)  # GCC 12 sees overlaps in std::string where none are (its bug 105329); designated initializers leave the rest at their defaults
target_compile_definitions(rostrum_options INTERFACE ROSTRUM_VERSION="${PROJECT_VERSION}")

set(ROSTRUM_SANITIZE "" CACHE STRING "Sanitizers to build with, as -fsanitize takes them: address,undefined or thread")
if(ROSTRUM_SANITIZE)
  target_compile_options(rostrum_options INTERFACE
    $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=${ROSTRUM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer>)
  target_link_options(rostrum_options INTERFACE -fsanitize=${ROSTRUM_SANITIZE})
endif()

option(ROSTRUM_TIDY "Run clang-tidy over every file of ours as it is compiled" OFF)
if(ROSTRUM_TIDY)
  find_program(ROSTRUM_CLANG_TIDY NAMES clang-tidy clang-tidy-14 REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY "${ROSTRUM_CLANG_TIDY};--quiet;--extra-arg=-Wno-unknown-warning-option")
endif()

# Compiling again what was compiled before is a waste; ccache is used where it is installed.
find_program(ROSTRUM_CCACHE ccache)
if(ROSTRUM_CCACHE AND NOT ROSTRUM_TIDY)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${ROSTRUM_CCACHE}")
endif()
