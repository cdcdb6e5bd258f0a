// SPDX-License-Identifier: BSD-3-Clause
// Names of the SDK's types without their definitions.
#pragma once

namespace koordinates {
inline namespace v0 {

class Client;
struct ClientOptions;

class CallOptions;
class Manager;
class Resource;
class Transport;
class Observer;
template <class T>
class Query;
template <class T>
class Ref;

struct Category;
struct Crs;
struct Group;
struct Layer;
struct LayerData;
struct LayerVersion;
struct License;
struct Metadata;
struct User;

class LayerManager;

namespace detail {
class Session;
}

}  // namespace v0
}  // namespace koordinates
