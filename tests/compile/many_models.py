# SPDX-License-Identifier: BSD-3-Clause
"""Writes a header as large as the whole API would make it, in the pattern of layers.hpp."""

# A model's fields: what a real one has, in about the real proportions.
FIELDS = [
    ("std::int64_t", "id"),
    ("std::string", "url"),
    ("std::string", "title"),
    ("std::string", "description"),
    ("{kind}", "kind"),
    ("bool", "is_public"),
    ("double", "progress"),
    ("Timestamp", "created_at"),
    ("Timestamp", "published_at"),
    ("Ref<User>", "created_by"),
    ("Ref<{other}>", "source"),
    ("std::vector<std::string>", "tags"),
    ("std::vector<{other}>", "parts"),
    ("RawJson", "settings"),
    ("std::int64_t", "size"),
]

HEAD = """\
// A generated header: {models} models of {fields} fields, {managers} managers.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/users.hpp>

namespace koordinates {{
inline namespace v0 {{
"""

# Models in pairs: a record, and a resource that refers to it.
MODEL = """
struct {kind}Names {{
  static constexpr std::string_view vector = "vector";
  static constexpr std::string_view raster = "raster";
  static constexpr std::string_view table = "table";
  static constexpr std::string_view all[] = {{vector, raster, table}};
}};
using {kind} = OpenEnum<{kind}Names>;

struct KOORDINATES_EXPORT {name} : Model<{name}{base}> {{
{fields}
{verbs}
  [[nodiscard]] static const detail::ModelInfo& model_info();
}};
"""

VERBS = """
  [[nodiscard]] Query<{other}> list_parts() const;
  [[nodiscard]] {name} get_version(std::int64_t version_id, const Expansions& expand = {{}},
                                   const CallOptions& options = {{}}) const;
  void refresh(const CallOptions& options = {{}});
"""

MANAGER = """
class KOORDINATES_EXPORT {name}Manager : public ListManager<{name}> {{
 public:
  [[nodiscard]] Query<{name}> list_drafts() const;
  [[nodiscard]] Query<{other}> list_parts(std::int64_t id) const;
  [[nodiscard]] {name} get_draft(std::int64_t id, const Expansions& expand = {{}},
                                 const CallOptions& options = {{}}) const;

 private:
  friend class Client;
  friend struct {name};
  using ListManager::ListManager;
}};
"""

TAIL = """
}  // namespace v0
}  // namespace koordinates
"""


def header(models=60, managers=30):
    """The text of the header. Every second model is a resource; the first `managers` of those have a manager."""
    text = HEAD.format(models=models, fields=len(FIELDS), managers=managers)
    for number in range(models):
        is_resource = number % 2 == 1
        names = {
            "name": f"Generated{number}",
            "kind": f"GeneratedKind{number}",
            "other": f"Generated{number - 1}" if is_resource else "User",
        }
        fields = "\n".join(f"  Field<{kind}> {name};".format(**names) for kind, name in FIELDS)
        verbs = VERBS.format(**names) if is_resource else ""
        text += MODEL.format(fields=fields, verbs=verbs, base="" if is_resource else ", Record", **names)
        if is_resource and number // 2 < managers:
            text += MANAGER.format(**names)
    return text + TAIL


if __name__ == "__main__":
    print(header(), end="")
