/** host.mqtt_…: subscribing and publishing answer nothing on success and a text on failure. */
export const MQTT_PRELUDE = `
-- MQTT.
function host.mqtt_subscribe(filter)
  local done, failure = yield(op.mqtt_subscribe, text(filter, 1, "mqtt_subscribe"))
  if not done then return failure end
end
function host.mqtt_publish(topic, payload)
  local done, failure = yield(op.mqtt_publish, text(topic, 1, "mqtt_publish"), text(payload, 2, "mqtt_publish"))
  if not done then return failure end
end
function host.mqtt_messages() return yield(op.mqtt_messages) end
host.mqtt_sub, host.mqtt_pub = host.mqtt_subscribe, host.mqtt_publish
`;
