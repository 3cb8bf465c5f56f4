/// librostrum: asks an index that rostrum-index has made. open_searcher opens one, Searcher answers
/// SearchRequest with SearchResponse, Vocabulary::builtin() has the names of states and meetings.
/// All in namespace rostrum; what goes wrong is thrown as rostrum::Error.
#pragma once

#include "schemas/base/error.hpp"
#include "schemas/record/statement.hpp"
#include "schemas/vocabulary/thesaurus.hpp"
#include "schemas/vocabulary/vocabulary.hpp"
#include "searcher/engine/searcher.hpp"
#include "searcher/request/search_request.hpp"
