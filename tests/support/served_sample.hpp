/// The sample corpus, indexed and served once for all tests of a suite.
#pragma once

#include <memory>
#include <string>

#include "tests/support/http_client.hpp"
#include "tests/support/sample_index.hpp"

namespace rostrum::testing {

class ServedSampleTest : public SampleIndexTest {
 protected:
  static void SetUpTestSuite() {
    SampleIndexTest::SetUpTestSuite();
    server_ = std::make_unique<RunningServer>(index());
  }
  static void TearDownTestSuite() {
    server_.reset();
    SampleIndexTest::TearDownTestSuite();
  }

  static inline std::unique_ptr<RunningServer> server_;
};

}  // namespace rostrum::testing
