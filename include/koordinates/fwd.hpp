// SPDX-License-Identifier: BSD-3-Clause
// Forward declarations of the SDK's types, for headers that only name them.
#pragma once

namespace koordinates {
inline namespace v0 {

class Client;
struct ClientOptions;
struct DownloadOptions;

class CallOptions;
class Manager;
class Input;
class Output;
class Resource;
class Transport;
class Observer;
template <class T>
class Query;
template <class T>
class Ref;

struct CatalogEntry;
struct Category;
struct CropFeature;
struct CropLayer;
struct Crs;
struct Datasource;
struct Document;
struct DocumentVersion;
struct ExploreSection;
struct Export;
struct ExportValidationResponse;
struct Group;
struct Layer;
struct LayerData;
struct LayerVersion;
struct License;
struct Metadata;
struct Permission;
struct PointCloud;
struct MetadataDocument;
struct Publish;
struct Publisher;
struct Redaction;
struct Repository;
struct Scan;
struct Service;
struct Set;
struct SetVersion;
struct Source;
struct Style;
struct Table;
struct Token;
struct UploadSource;
struct User;

class CatalogManager;
class CategoryManager;
class CropFeatureManager;
class CropLayerManager;
class DocumentManager;
class ExploreSectionManager;
class ExportManager;
class GroupManager;
class LayerManager;
class LicenseManager;
class MetadataManager;
class PermissionManager;
class PublishManager;
class PublisherManager;
class RedactionManager;
class SetManager;
class SourceManager;
class TableManager;
class TokenManager;
class UserManager;

/// The manager of a model: ManagerOf<Layer>::type. The header of each area specialises it.
template <class T>
struct ManagerOf;

namespace detail {
class Session;
}

}  // namespace v0
}  // namespace koordinates
