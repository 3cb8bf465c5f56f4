#include "searcher/server/routes/route.hpp"

namespace rostrum {

std::string whole_base(const Call& call) {
  std::string base(call.base);
  if (!call.origin.empty()) return std::string(call.origin) + base;
  const std::string_view host = call.request.header("host");
  const bool plain = !host.empty() && host.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789.:-[]") == std::string_view::npos;
  return "http://" + (plain ? std::string(host) : std::string("localhost")) + base;
}

}  // namespace rostrum
