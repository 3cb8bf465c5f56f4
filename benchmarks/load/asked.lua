-- wrk: asks the addresses of a file, each thread in an order of its own, and counts what is no answer.
local addresses = {}
for line in io.lines(os.getenv("ROSTRUM_ADDRESSES")) do addresses[#addresses + 1] = line end
local threads = {}
function setup(thread)
  thread:set("number", #threads + 1)
  threads[#threads + 1] = thread
end
function init()
  math.randomseed(number)
  wrong = 0
end
function request() return wrk.format("GET", addresses[math.random(#addresses)]) end
function response(status) if status ~= 200 then wrong = wrong + 1 end end
function done(summary, latency)
  local wrong = 0
  for _, thread in ipairs(threads) do wrong = wrong + thread:get("wrong") end
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"seconds":%.3f,"p50_ms":%.3f,"p99_ms":%.3f,"wrong":%d,"megabytes":%.1f}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    wrong + errors.connect + errors.read + errors.write + errors.timeout, summary.bytes / 1e6))
end
