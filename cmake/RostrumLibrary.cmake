# librostrum: the searcher's engine as a static library with its public headers, for other people's programs.
# `cmake --install BUILD --component library` alone installs it; examples/ uses it.
include(CMakePackageConfigHelpers)

set(ROSTRUM_LIBRARY_NEEDS "xapian-core icu-uc icu-i18n libcrypto libzstd libxxhash fmt nlohmann_json")
add_library(rostrum STATIC $<TARGET_OBJECTS:rostrum_search_engine> $<TARGET_OBJECTS:rostrum_schemas>)
set_target_properties(rostrum PROPERTIES LINKER_LANGUAGE CXX)
target_compile_features(rostrum INTERFACE cxx_std_20)

# What library/rostrum.hpp includes, and what that does.
set(headers
  schemas/base/error.hpp
  schemas/record/date.hpp
  schemas/record/statement.hpp
  schemas/text/nearest_names.hpp
  schemas/vocabulary/thesaurus.hpp
  schemas/vocabulary/vocabulary.hpp
  searcher/engine/searcher.hpp
  searcher/request/ranking_parameters.hpp
  searcher/request/search_request.hpp)
set(include_folder ${CMAKE_INSTALL_INCLUDEDIR}/rostrum)
foreach(header IN LISTS headers)
  cmake_path(GET header PARENT_PATH folder)
  install(FILES ${header} DESTINATION ${include_folder}/${folder} COMPONENT library EXCLUDE_FROM_ALL)
endforeach()
install(FILES library/rostrum.hpp DESTINATION ${include_folder} COMPONENT library EXCLUDE_FROM_ALL)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT library EXCLUDE_FROM_ALL)

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/rostrum)
install(TARGETS rostrum EXPORT rostrum-targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library EXCLUDE_FROM_ALL
        INCLUDES DESTINATION ${include_folder})
install(EXPORT rostrum-targets NAMESPACE rostrum:: DESTINATION ${config_folder} COMPONENT library EXCLUDE_FROM_ALL)
# From where the file stands to the prefix, so that the whole can be moved.
file(RELATIVE_PATH ROSTRUM_UP /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(library/rostrum.pc.in library/rostrum.pc @ONLY)
configure_file(library/rostrum-config.cmake.in library/rostrum-config.cmake @ONLY)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/library/rostrum-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/library/rostrum.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig
        COMPONENT library EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_BINARY_DIR}/library/rostrum-config.cmake
              ${PROJECT_BINARY_DIR}/library/rostrum-config-version.cmake
        DESTINATION ${config_folder} COMPONENT library EXCLUDE_FROM_ALL)
