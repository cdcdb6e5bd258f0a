// SPDX-License-Identifier: BSD-3-Clause
// Names of the SDK's types without their definitions.
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
struct Crs;
struct Group;
struct Layer;
struct LayerData;
struct LayerVersion;
struct License;
struct Metadata;
struct Publish;
struct Table;
struct User;

class CatalogManager;
class LayerManager;
class LicenseManager;
class TableManager;

// Which manager a model has: ManagerOf<Layer>::type. Each area specialises it.
template <class T>
struct ManagerOf;

namespace detail {
class Session;
}

}  // namespace v0
}  // namespace koordinates
