// SPDX-License-Identifier: BSD-3-Clause
// The Link header (RFC 8288): every entry that can be read, in one pass over the text.
#include <koordinates/http/url.hpp>

#include <algorithm>

#include "text/ascii.hpp"

namespace koordinates {
inline namespace v0 {
namespace {

// More relation types in one entry than anyone means: each becomes a Link with all parameters of the entry.
constexpr std::size_t max_relations = 16;

bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

struct Entry {
  std::string target;
  std::string relations;
  bool has_relations = false;
  std::vector<std::pair<std::string, std::string>> parameters;
};

// Moves forward only, whatever it finds.
class LinkReader {
 public:
  explicit LinkReader(std::string_view text) : rest_(text) {}

  bool at_end() {
    while (!rest_.empty() && (is_blank(rest_.front()) || rest_.front() == ',')) rest_.remove_prefix(1);
    return rest_.empty();
  }

  // False for an entry that cannot be read; it has then been passed over.
  bool read(Entry& entry) {
    if (read_target(entry) && read_parameters(entry)) return true;
    skip_entry();
    return false;
  }

 private:
  bool read_target(Entry& entry) {
    if (rest_.front() != '<') return false;
    const std::size_t end = rest_.find_first_of("<>", 1);
    if (end == std::string_view::npos || rest_[end] == '<') return false;
    entry.target = detail::trimmed(rest_.substr(1, end - 1));
    rest_.remove_prefix(end + 1);
    return true;
  }

  bool read_parameters(Entry& entry) {
    for (;;) {
      skip_blanks();
      if (rest_.empty() || rest_.front() == ',') return true;
      if (rest_.front() != ';') return false;
      rest_.remove_prefix(1);
      if (!read_parameter(entry)) return false;
    }
  }

  bool read_parameter(Entry& entry) {
    skip_blanks();
    std::string name = detail::lower_case(take_until("=;, \t"));
    skip_blanks();
    std::string value;
    if (!rest_.empty() && rest_.front() == '=') {
      rest_.remove_prefix(1);
      skip_blanks();
      if (!read_value(value)) return false;
    }
    if (name == "rel") {
      if (!entry.has_relations) entry.relations = std::move(value);
      entry.has_relations = true;
    } else if (!name.empty()) {
      entry.parameters.emplace_back(std::move(name), std::move(value));
    }
    return true;
  }

  bool read_value(std::string& value) {
    if (!rest_.empty() && rest_.front() == '"') return read_quoted(value);
    value = detail::trimmed(take_until(";,"));
    return true;
  }

  bool read_quoted(std::string& value) {
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '"') return true;
      if (c == '\\' && !rest_.empty()) {
        c = rest_.front();
        rest_.remove_prefix(1);
      }
      value += c;
    }
    return false;
  }

  // To the comma that ends the entry: not one in quotes.
  void skip_entry() {
    std::string ignored;
    while (!rest_.empty() && rest_.front() != ',') {
      if (rest_.front() == '"')
        read_quoted(ignored);
      else
        rest_.remove_prefix(1);
    }
  }

  std::string_view take_until(std::string_view marks) {
    const std::string_view taken = rest_.substr(0, rest_.find_first_of(marks));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  void skip_blanks() {
    while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
  }

  std::string_view rest_;
};

std::vector<std::string> split_relations(std::string_view text) {
  std::vector<std::string> relations;
  while (relations.size() < max_relations) {
    text = detail::trimmed(text);
    if (text.empty()) break;
    const std::string_view word = text.substr(0, text.find_first_of(" \t"));
    text.remove_prefix(word.size());
    std::string relation = detail::lower_case(word);
    if (std::find(relations.begin(), relations.end(), relation) == relations.end())
      relations.push_back(std::move(relation));
  }
  return relations;
}

}  // namespace

std::vector<Link> parse_link_header(std::string_view value) {
  std::vector<Link> links;
  LinkReader reader(value);
  while (!reader.at_end()) {
    Entry entry;
    if (!reader.read(entry)) continue;
    for (std::string& relation : split_relations(entry.relations))
      links.push_back({entry.target, std::move(relation), entry.parameters});
  }
  return links;
}

}  // namespace v0
}  // namespace koordinates
