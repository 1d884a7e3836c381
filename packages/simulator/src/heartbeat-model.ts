import type { Plant } from "./plant.ts";
import { accept, between } from "./setting-rules.ts";
import type { SunspecModel } from "./sunspec-map.ts";

/**
 * Model 715: heartbeats of device and controller, and who has control. Once the controller's heartbeat has been
 * heard it is waited for: when it stands still, everything that was commanded falls back.
 */
export function derHeartbeatModel(plant: Plant): SunspecModel {
  return {
    id: 715,
    read: () => ({
      LocRemCtl: Number(plant.controls.isLocal),
      DERHb: Math.floor(plant.state.elapsedMs / 1000 / plant.options.timerScale),
      ControllerHb: plant.controls.controllerHeartbeat,
      AlarmReset: 0,
    }),
    write(values) {
      accept(values, { ControllerHb: between(0, 0xffff_fffe), AlarmReset: between(0, 1) });
      const heartbeat = values["ControllerHb"];
      if (heartbeat !== undefined) plant.controls.hearController(heartbeat, plant.state.elapsedMs);
    },
  };
}
