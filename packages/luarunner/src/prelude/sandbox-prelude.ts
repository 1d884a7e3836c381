/** Takes away everything a driver has no business with. Runs last. */
export const SANDBOX_PRELUDE = `
-- The sandbox: everything not named here is gone.
string.dump = nil
local allowed = {}
for name in ("_G _VERSION assert error getmetatable host ipairs math next os pairs pcall print rawequal rawget rawlen rawset select setmetatable string table tonumber tostring type unpack utf8 xpcall"):gmatch("%S+") do
  allowed[name] = true
end
for name in pairs(_G) do
  if not allowed[name] then _G[name] = nil end
end
`;
