-- SPDX-License-Identifier: Apache-2.0
-- For wrk with one thread: new machines of 2.4 KB, one after another on each connection. Environment: TOKEN, PREFIX of their
-- names.
local token, prefix = os.getenv("TOKEN"), os.getenv("PREFIX")
local params = {}
for i = 0, 29 do
    params[#params + 1] = string.format('"inventory/item-%02d":"a value of some length, no. %d"', i, i)
end
local filling = table.concat(params, ",")
local headers = { ["Authorization"] = "Bearer " .. token, ["Content-Type"] = "application/json" }
local asked = 0

function request()
    asked = asked + 1
    local body = string.format('{"Name":"%s%06d","Params":{"number":%d,%s}}', prefix, asked, asked, filling)
    return wrk.format("POST", nil, headers, body)
end

function response(status)
    if status ~= 201 then
        print("not created: " .. status)
    end
end
