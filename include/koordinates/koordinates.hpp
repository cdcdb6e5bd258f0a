// SPDX-License-Identifier: BSD-3-Clause
// Everything, in one include.
#pragma once

#include <koordinates/categories.hpp>
#include <koordinates/client.hpp>
#include <koordinates/core/call_options.hpp>
#include <koordinates/core/expansions.hpp>
#include <koordinates/core/field.hpp>
#include <koordinates/core/filter_value.hpp>
#include <koordinates/core/manager.hpp>
#include <koordinates/core/open_enum.hpp>
#include <koordinates/core/query.hpp>
#include <koordinates/core/raw_json.hpp>
#include <koordinates/core/ref.hpp>
#include <koordinates/core/resource.hpp>
#include <koordinates/core/timestamp.hpp>
#include <koordinates/error.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/http/cancel.hpp>
#include <koordinates/http/clock.hpp>
#include <koordinates/http/curl_transport.hpp>
#include <koordinates/http/headers.hpp>
#include <koordinates/http/message.hpp>
#include <koordinates/http/observer.hpp>
#include <koordinates/http/transport.hpp>
#include <koordinates/http/url.hpp>
#include <koordinates/layers.hpp>
#include <koordinates/licenses.hpp>
#include <koordinates/metadata.hpp>
#include <koordinates/result.hpp>
#include <koordinates/users.hpp>
#include <koordinates/version.hpp>
