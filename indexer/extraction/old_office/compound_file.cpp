#include "indexer/extraction/old_office/compound_file.hpp"

#include <gsf/gsf-infile-msole.h>
#include <gsf/gsf-input-memory.h>

#include <algorithm>

namespace rostrum {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Input = std::unique_ptr<GsfInput, Unref>;

}  // namespace

struct CompoundFile::Impl {
  std::string bytes;
  Input memory;
  Input root;

  [[nodiscard]] static GsfInfile* folder_of(const Input& input) {
    return input != nullptr && GSF_IS_INFILE(input.get()) ? GSF_INFILE(input.get()) : nullptr;
  }

  /// Null if it is not there.
  [[nodiscard]] Input child(const std::string& folder, const std::string& name) const {
    Input at(GSF_INPUT(g_object_ref(root.get())));
    for (std::size_t begin = 0; begin < folder.size();) {
      const std::size_t end = std::min(folder.find('/', begin), folder.size());
      GsfInfile* in = folder_of(at);
      if (in == nullptr) return nullptr;
      at.reset(gsf_infile_child_by_name(in, folder.substr(begin, end - begin).c_str()));
      begin = end + 1;
    }
    if (name.empty()) return at;
    GsfInfile* in = folder_of(at);
    return Input(in == nullptr ? nullptr : gsf_infile_child_by_name(in, name.c_str()));
  }
};

CompoundFile::CompoundFile(std::string_view bytes) : impl_(std::make_unique<Impl>()) {
  constexpr std::size_t kSector = 512;
  impl_->bytes = bytes;
  impl_->bytes.resize((bytes.size() + kSector - 1) / kSector * kSector, '\0');
  impl_->memory.reset(gsf_input_memory_new(reinterpret_cast<const guint8*>(impl_->bytes.data()),
                                           static_cast<gsf_off_t>(impl_->bytes.size()), FALSE));
  if (impl_->memory) {
    impl_->root.reset(GSF_INPUT(gsf_infile_msole_new(impl_->memory.get(), nullptr)));
  }
  if (!impl_->root) {
    throw ExtractionError("the document is damaged or cut short: its parts cannot be found");
  }
}

CompoundFile::~CompoundFile() = default;

std::optional<std::string> CompoundFile::stream(const std::string& folder,
                                                const std::string& name) const {
  const Input input = impl_->child(folder, name);
  if (!input) return std::nullopt;
  const gsf_off_t size = gsf_input_size(input.get());
  // What a directory says of a size may be a lie.
  if (size < 0 || static_cast<std::size_t>(size) > impl_->bytes.size()) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (size > 0 && gsf_input_read(input.get(), static_cast<std::size_t>(size),
                                 reinterpret_cast<guint8*>(bytes.data())) == nullptr) {
    return std::nullopt;
  }
  return bytes;
}

bool CompoundFile::has(const std::string& folder, const std::string& name) const {
  const Input input = impl_->child(folder, "");
  GsfInfile* in = Impl::folder_of(input);
  const int count = in == nullptr ? 0 : gsf_infile_num_children(in);
  for (int i = 0; i < count; ++i) {
    const char* each = gsf_infile_name_by_index(in, i);
    if (each != nullptr && name == each) return true;
  }
  return false;
}

std::vector<std::string> CompoundFile::names(const std::string& folder, std::size_t most) const {
  std::vector<std::string> all;
  const Input input = impl_->child(folder, "");
  GsfInfile* in = Impl::folder_of(input);
  const int count = in == nullptr ? 0 : gsf_infile_num_children(in);
  for (int i = 0; i < count && all.size() < most; ++i) {
    const char* name = gsf_infile_name_by_index(in, i);
    if (name != nullptr) all.emplace_back(name);
  }
  return all;
}

}  // namespace rostrum
