// @ts-nocheck
// Generated from the schemas by a test; "pnpm generate" rewrites it.
interface Validator {
  (data: unknown): boolean;
  errors?: ValidatorError[] | null;
}
interface ValidatorError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
  propertyName?: string;
  data?: unknown;
  parentSchema?: Record<string, unknown>;
}
"use strict";
export const devices: Validator = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["devices"],"properties":{"devices":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["sn","register_map"],"properties":{"sn":{"type":"string","minLength":1},"register_map":{"type":"string","minLength":1},"host":{"type":"string"},"port":{"type":"integer","minimum":0,"maximum":65535},"unit_id":{"type":"integer","minimum":0,"maximum":255},"username":{"type":"string"},"password":{"type":"string"},"ders":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["type"],"properties":{"type":{"type":"string","minLength":1},"enabled":{"type":"boolean","default":false}}}},"control":{"type":"object","additionalProperties":false,"properties":{"watchdog_s":{"type":"number","minimum":1,"maximum":86400,"default":60},"limits_w":{"type":"object","additionalProperties":false,"properties":{"battery":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"number"},"max":{"type":"number"}}},"v2x_charger":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"number"},"max":{"type":"number"}}},"ev":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"number"},"max":{"type":"number"}}},"pv":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"number"},"max":{"type":"number"}}},"inverter":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"number"},"max":{"type":"number"}}}}}}},"config":{"type":"object"},"modbus":{"type":"object","additionalProperties":false,"properties":{"timeout_ms":{"type":"integer","minimum":100,"maximum":60000,"default":5000},"min_gap_ms":{"type":"integer","minimum":0,"maximum":10000,"default":0},"max_registers":{"type":"integer","minimum":1,"maximum":125,"default":125},"single_write":{"type":"string","enum":["fc06","fc16"],"default":"fc06"},"read_planner":{"type":"boolean","default":true},"merge_gap":{"type":"integer","minimum":0,"maximum":123,"default":16}}},"allowed_hosts":{"type":"array","items":{"type":"string","minLength":1}},"sign_in_paths":{"type":"array","items":{"type":"string","pattern":"^/"}},"mqtt":{"type":"object","additionalProperties":false,"properties":{"host":{"type":"string","minLength":1},"port":{"type":"integer","minimum":1,"maximum":65535},"username":{"type":"string"},"password":{"type":"string"}}},"serial":{"type":"object","additionalProperties":false,"required":["path"],"properties":{"path":{"type":"string","minLength":1},"baud_rate":{"type":"integer","minimum":110,"maximum":4000000},"data_bits":{"type":"integer","minimum":7,"maximum":8},"parity":{"type":"string","enum":["none","even","odd"]},"stop_bits":{"type":"integer","minimum":1,"maximum":2}}},"tls":{"type":"object","additionalProperties":false,"properties":{"ca_file":{"type":"string","minLength":1},"pin_sha256":{"type":"string","pattern":"^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$"}}},"type":{"type":"string"},"profile":{"type":"string"}}}}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^/", "u");
const pattern5 = new RegExp("^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.devices === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "devices"},message:"must have required property '"+"devices"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "devices")){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.devices !== undefined){
let data0 = data.devices;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.sn === undefined){
const err2 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/required",keyword:"required",params:{missingProperty: "sn"},message:"must have required property '"+"sn"+"'",schema:schema31.properties.devices.items.required,parentSchema:schema31.properties.devices.items,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data1.register_map === undefined){
const err3 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/required",keyword:"required",params:{missingProperty: "register_map"},message:"must have required property '"+"register_map"+"'",schema:schema31.properties.devices.items.required,parentSchema:schema31.properties.devices.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key1 in data1){
if(!(func1.call(schema31.properties.devices.items.properties, key1))){
const err4 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.sn !== undefined){
let data2 = data1.sn;
if(typeof data2 === "string"){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/devices/" + i0+"/sn",schemaPath:"#/properties/devices/items/properties/sn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.sn,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/devices/" + i0+"/sn",schemaPath:"#/properties/devices/items/properties/sn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.sn.type,parentSchema:schema31.properties.devices.items.properties.sn,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.register_map !== undefined){
let data3 = data1.register_map;
if(typeof data3 === "string"){
if(data3.length < 1){
const err7 = {instancePath:instancePath+"/devices/" + i0+"/register_map",schemaPath:"#/properties/devices/items/properties/register_map/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.register_map,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/devices/" + i0+"/register_map",schemaPath:"#/properties/devices/items/properties/register_map/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.register_map.type,parentSchema:schema31.properties.devices.items.properties.register_map,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.host !== undefined){
let data4 = data1.host;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/devices/" + i0+"/host",schemaPath:"#/properties/devices/items/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.host.type,parentSchema:schema31.properties.devices.items.properties.host,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.port !== undefined){
let data5 = data1.port;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err10 = {instancePath:instancePath+"/devices/" + i0+"/port",schemaPath:"#/properties/devices/items/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.port.type,parentSchema:schema31.properties.devices.items.properties.port,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 65535 || isNaN(data5)){
const err11 = {instancePath:instancePath+"/devices/" + i0+"/port",schemaPath:"#/properties/devices/items/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema31.properties.devices.items.properties.port,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err12 = {instancePath:instancePath+"/devices/" + i0+"/port",schemaPath:"#/properties/devices/items/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.devices.items.properties.port,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data1.unit_id !== undefined){
let data6 = data1.unit_id;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err13 = {instancePath:instancePath+"/devices/" + i0+"/unit_id",schemaPath:"#/properties/devices/items/properties/unit_id/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.unit_id.type,parentSchema:schema31.properties.devices.items.properties.unit_id,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 255 || isNaN(data6)){
const err14 = {instancePath:instancePath+"/devices/" + i0+"/unit_id",schemaPath:"#/properties/devices/items/properties/unit_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema31.properties.devices.items.properties.unit_id,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err15 = {instancePath:instancePath+"/devices/" + i0+"/unit_id",schemaPath:"#/properties/devices/items/properties/unit_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.devices.items.properties.unit_id,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data1.username !== undefined){
let data7 = data1.username;
if(typeof data7 !== "string"){
const err16 = {instancePath:instancePath+"/devices/" + i0+"/username",schemaPath:"#/properties/devices/items/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.username.type,parentSchema:schema31.properties.devices.items.properties.username,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data1.password !== undefined){
let data8 = data1.password;
if(typeof data8 !== "string"){
const err17 = {instancePath:instancePath+"/devices/" + i0+"/password",schemaPath:"#/properties/devices/items/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.password.type,parentSchema:schema31.properties.devices.items.properties.password,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data1.ders !== undefined){
let data9 = data1.ders;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.type === undefined){
const err18 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1,schemaPath:"#/properties/devices/items/properties/ders/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema31.properties.devices.items.properties.ders.items.required,parentSchema:schema31.properties.devices.items.properties.ders.items,data:data10};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
for(const key2 in data10){
if(!((key2 === "type") || (key2 === "enabled"))){
const err19 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1,schemaPath:"#/properties/devices/items/properties/ders/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.ders.items,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data10.type !== undefined){
let data11 = data10.type;
if(typeof data11 === "string"){
if(data11.length < 1){
const err20 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1+"/type",schemaPath:"#/properties/devices/items/properties/ders/items/properties/type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.ders.items.properties.type,data:data11};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1+"/type",schemaPath:"#/properties/devices/items/properties/ders/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.ders.items.properties.type.type,parentSchema:schema31.properties.devices.items.properties.ders.items.properties.type,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data10.enabled !== undefined){
let data12 = data10.enabled;
if(typeof data12 !== "boolean"){
const err22 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1+"/enabled",schemaPath:"#/properties/devices/items/properties/ders/items/properties/enabled/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.devices.items.properties.ders.items.properties.enabled.type,parentSchema:schema31.properties.devices.items.properties.ders.items.properties.enabled,data:data12};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1,schemaPath:"#/properties/devices/items/properties/ders/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.ders.items.type,parentSchema:schema31.properties.devices.items.properties.ders.items,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/devices/" + i0+"/ders",schemaPath:"#/properties/devices/items/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.devices.items.properties.ders.type,parentSchema:schema31.properties.devices.items.properties.ders,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data1.control !== undefined){
let data13 = data1.control;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
for(const key3 in data13){
if(!((key3 === "watchdog_s") || (key3 === "limits_w"))){
const err25 = {instancePath:instancePath+"/devices/" + i0+"/control",schemaPath:"#/properties/devices/items/properties/control/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.control,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data13.watchdog_s !== undefined){
let data14 = data13.watchdog_s;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 86400 || isNaN(data14)){
const err26 = {instancePath:instancePath+"/devices/" + i0+"/control/watchdog_s",schemaPath:"#/properties/devices/items/properties/control/properties/watchdog_s/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400},message:"must be <= 86400",schema:86400,parentSchema:schema31.properties.devices.items.properties.control.properties.watchdog_s,data:data14};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data14 < 1 || isNaN(data14)){
const err27 = {instancePath:instancePath+"/devices/" + i0+"/control/watchdog_s",schemaPath:"#/properties/devices/items/properties/control/properties/watchdog_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.devices.items.properties.control.properties.watchdog_s,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/devices/" + i0+"/control/watchdog_s",schemaPath:"#/properties/devices/items/properties/control/properties/watchdog_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.watchdog_s.type,parentSchema:schema31.properties.devices.items.properties.control.properties.watchdog_s,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data13.limits_w !== undefined){
let data15 = data13.limits_w;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key4 in data15){
if(!(((((key4 === "battery") || (key4 === "v2x_charger")) || (key4 === "ev")) || (key4 === "pv")) || (key4 === "inverter"))){
const err29 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data15.battery !== undefined){
let data16 = data15.battery;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key5 in data16){
if(!((key5 === "min") || (key5 === "max"))){
const err30 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/battery",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/battery/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.battery,data:data16};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data16.min !== undefined){
let data17 = data16.min;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err31 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/battery/min",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/battery/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.battery.properties.min.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.battery.properties.min,data:data17};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data16.max !== undefined){
let data18 = data16.max;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err32 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/battery/max",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/battery/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.battery.properties.max.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.battery.properties.max,data:data18};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/battery",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/battery/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.battery.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.battery,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data15.v2x_charger !== undefined){
let data19 = data15.v2x_charger;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key6 in data19){
if(!((key6 === "min") || (key6 === "max"))){
const err34 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/v2x_charger",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/v2x_charger/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.v2x_charger,data:data19};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data19.min !== undefined){
let data20 = data19.min;
if(!((typeof data20 == "number") && (isFinite(data20)))){
const err35 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/v2x_charger/min",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/v2x_charger/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.v2x_charger.properties.min.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.v2x_charger.properties.min,data:data20};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data19.max !== undefined){
let data21 = data19.max;
if(!((typeof data21 == "number") && (isFinite(data21)))){
const err36 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/v2x_charger/max",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/v2x_charger/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.v2x_charger.properties.max.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.v2x_charger.properties.max,data:data21};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/v2x_charger",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/v2x_charger/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.v2x_charger.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.v2x_charger,data:data19};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data15.ev !== undefined){
let data22 = data15.ev;
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
for(const key7 in data22){
if(!((key7 === "min") || (key7 === "max"))){
const err38 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/ev",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/ev/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.ev,data:data22};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data22.min !== undefined){
let data23 = data22.min;
if(!((typeof data23 == "number") && (isFinite(data23)))){
const err39 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/ev/min",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/ev/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.ev.properties.min.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.ev.properties.min,data:data23};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data22.max !== undefined){
let data24 = data22.max;
if(!((typeof data24 == "number") && (isFinite(data24)))){
const err40 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/ev/max",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/ev/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.ev.properties.max.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.ev.properties.max,data:data24};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/ev",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/ev/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.ev.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.ev,data:data22};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data15.pv !== undefined){
let data25 = data15.pv;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key8 in data25){
if(!((key8 === "min") || (key8 === "max"))){
const err42 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/pv",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/pv/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.pv,data:data25};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data25.min !== undefined){
let data26 = data25.min;
if(!((typeof data26 == "number") && (isFinite(data26)))){
const err43 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/pv/min",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/pv/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.pv.properties.min.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.pv.properties.min,data:data26};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data25.max !== undefined){
let data27 = data25.max;
if(!((typeof data27 == "number") && (isFinite(data27)))){
const err44 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/pv/max",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/pv/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.pv.properties.max.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.pv.properties.max,data:data27};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/pv",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/pv/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.pv.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.pv,data:data25};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data15.inverter !== undefined){
let data28 = data15.inverter;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key9 in data28){
if(!((key9 === "min") || (key9 === "max"))){
const err46 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/inverter",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/inverter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.inverter,data:data28};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data28.min !== undefined){
let data29 = data28.min;
if(!((typeof data29 == "number") && (isFinite(data29)))){
const err47 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/inverter/min",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/inverter/properties/min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.inverter.properties.min.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.inverter.properties.min,data:data29};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data28.max !== undefined){
let data30 = data28.max;
if(!((typeof data30 == "number") && (isFinite(data30)))){
const err48 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/inverter/max",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/inverter/properties/max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.inverter.properties.max.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.inverter.properties.max,data:data30};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w/inverter",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/properties/inverter/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.inverter.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w.properties.inverter,data:data28};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/devices/" + i0+"/control/limits_w",schemaPath:"#/properties/devices/items/properties/control/properties/limits_w/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.control.properties.limits_w.type,parentSchema:schema31.properties.devices.items.properties.control.properties.limits_w,data:data15};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/devices/" + i0+"/control",schemaPath:"#/properties/devices/items/properties/control/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.control.type,parentSchema:schema31.properties.devices.items.properties.control,data:data13};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data1.config !== undefined){
let data31 = data1.config;
if(!(data31 && typeof data31 == "object" && !Array.isArray(data31))){
const err52 = {instancePath:instancePath+"/devices/" + i0+"/config",schemaPath:"#/properties/devices/items/properties/config/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.config.type,parentSchema:schema31.properties.devices.items.properties.config,data:data31};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data1.modbus !== undefined){
let data32 = data1.modbus;
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
for(const key10 in data32){
if(!((((((key10 === "timeout_ms") || (key10 === "min_gap_ms")) || (key10 === "max_registers")) || (key10 === "single_write")) || (key10 === "read_planner")) || (key10 === "merge_gap"))){
const err53 = {instancePath:instancePath+"/devices/" + i0+"/modbus",schemaPath:"#/properties/devices/items/properties/modbus/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.modbus,data:data32};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data32.timeout_ms !== undefined){
let data33 = data32.timeout_ms;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err54 = {instancePath:instancePath+"/devices/" + i0+"/modbus/timeout_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/timeout_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.modbus.properties.timeout_ms.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.timeout_ms,data:data33};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 60000 || isNaN(data33)){
const err55 = {instancePath:instancePath+"/devices/" + i0+"/modbus/timeout_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000},message:"must be <= 60000",schema:60000,parentSchema:schema31.properties.devices.items.properties.modbus.properties.timeout_ms,data:data33};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data33 < 100 || isNaN(data33)){
const err56 = {instancePath:instancePath+"/devices/" + i0+"/modbus/timeout_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema31.properties.devices.items.properties.modbus.properties.timeout_ms,data:data33};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
if(data32.min_gap_ms !== undefined){
let data34 = data32.min_gap_ms;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
const err57 = {instancePath:instancePath+"/devices/" + i0+"/modbus/min_gap_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/min_gap_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.modbus.properties.min_gap_ms.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.min_gap_ms,data:data34};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 > 10000 || isNaN(data34)){
const err58 = {instancePath:instancePath+"/devices/" + i0+"/modbus/min_gap_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/min_gap_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema31.properties.devices.items.properties.modbus.properties.min_gap_ms,data:data34};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(data34 < 0 || isNaN(data34)){
const err59 = {instancePath:instancePath+"/devices/" + i0+"/modbus/min_gap_ms",schemaPath:"#/properties/devices/items/properties/modbus/properties/min_gap_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.devices.items.properties.modbus.properties.min_gap_ms,data:data34};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
if(data32.max_registers !== undefined){
let data35 = data32.max_registers;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err60 = {instancePath:instancePath+"/devices/" + i0+"/modbus/max_registers",schemaPath:"#/properties/devices/items/properties/modbus/properties/max_registers/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.modbus.properties.max_registers.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.max_registers,data:data35};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 125 || isNaN(data35)){
const err61 = {instancePath:instancePath+"/devices/" + i0+"/modbus/max_registers",schemaPath:"#/properties/devices/items/properties/modbus/properties/max_registers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 125},message:"must be <= 125",schema:125,parentSchema:schema31.properties.devices.items.properties.modbus.properties.max_registers,data:data35};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data35 < 1 || isNaN(data35)){
const err62 = {instancePath:instancePath+"/devices/" + i0+"/modbus/max_registers",schemaPath:"#/properties/devices/items/properties/modbus/properties/max_registers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.devices.items.properties.modbus.properties.max_registers,data:data35};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
if(data32.single_write !== undefined){
let data36 = data32.single_write;
if(typeof data36 !== "string"){
const err63 = {instancePath:instancePath+"/devices/" + i0+"/modbus/single_write",schemaPath:"#/properties/devices/items/properties/modbus/properties/single_write/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.modbus.properties.single_write.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.single_write,data:data36};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(!((data36 === "fc06") || (data36 === "fc16"))){
const err64 = {instancePath:instancePath+"/devices/" + i0+"/modbus/single_write",schemaPath:"#/properties/devices/items/properties/modbus/properties/single_write/enum",keyword:"enum",params:{allowedValues: schema31.properties.devices.items.properties.modbus.properties.single_write.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.devices.items.properties.modbus.properties.single_write.enum,parentSchema:schema31.properties.devices.items.properties.modbus.properties.single_write,data:data36};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data32.read_planner !== undefined){
let data37 = data32.read_planner;
if(typeof data37 !== "boolean"){
const err65 = {instancePath:instancePath+"/devices/" + i0+"/modbus/read_planner",schemaPath:"#/properties/devices/items/properties/modbus/properties/read_planner/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.devices.items.properties.modbus.properties.read_planner.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.read_planner,data:data37};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data32.merge_gap !== undefined){
let data38 = data32.merge_gap;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err66 = {instancePath:instancePath+"/devices/" + i0+"/modbus/merge_gap",schemaPath:"#/properties/devices/items/properties/modbus/properties/merge_gap/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.modbus.properties.merge_gap.type,parentSchema:schema31.properties.devices.items.properties.modbus.properties.merge_gap,data:data38};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 123 || isNaN(data38)){
const err67 = {instancePath:instancePath+"/devices/" + i0+"/modbus/merge_gap",schemaPath:"#/properties/devices/items/properties/modbus/properties/merge_gap/maximum",keyword:"maximum",params:{comparison: "<=", limit: 123},message:"must be <= 123",schema:123,parentSchema:schema31.properties.devices.items.properties.modbus.properties.merge_gap,data:data38};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data38 < 0 || isNaN(data38)){
const err68 = {instancePath:instancePath+"/devices/" + i0+"/modbus/merge_gap",schemaPath:"#/properties/devices/items/properties/modbus/properties/merge_gap/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.devices.items.properties.modbus.properties.merge_gap,data:data38};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
}
else {
const err69 = {instancePath:instancePath+"/devices/" + i0+"/modbus",schemaPath:"#/properties/devices/items/properties/modbus/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.modbus.type,parentSchema:schema31.properties.devices.items.properties.modbus,data:data32};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data1.allowed_hosts !== undefined){
let data39 = data1.allowed_hosts;
if(Array.isArray(data39)){
const len2 = data39.length;
for(let i2=0; i2<len2; i2++){
let data40 = data39[i2];
if(typeof data40 === "string"){
if(data40.length < 1){
const err70 = {instancePath:instancePath+"/devices/" + i0+"/allowed_hosts/" + i2,schemaPath:"#/properties/devices/items/properties/allowed_hosts/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.allowed_hosts.items,data:data40};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/devices/" + i0+"/allowed_hosts/" + i2,schemaPath:"#/properties/devices/items/properties/allowed_hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.allowed_hosts.items.type,parentSchema:schema31.properties.devices.items.properties.allowed_hosts.items,data:data40};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath:instancePath+"/devices/" + i0+"/allowed_hosts",schemaPath:"#/properties/devices/items/properties/allowed_hosts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.devices.items.properties.allowed_hosts.type,parentSchema:schema31.properties.devices.items.properties.allowed_hosts,data:data39};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data1.sign_in_paths !== undefined){
let data41 = data1.sign_in_paths;
if(Array.isArray(data41)){
const len3 = data41.length;
for(let i3=0; i3<len3; i3++){
let data42 = data41[i3];
if(typeof data42 === "string"){
if(!pattern4.test(data42)){
const err73 = {instancePath:instancePath+"/devices/" + i0+"/sign_in_paths/" + i3,schemaPath:"#/properties/devices/items/properties/sign_in_paths/items/pattern",keyword:"pattern",params:{pattern: "^/"},message:"must match pattern \""+"^/"+"\"",schema:"^/",parentSchema:schema31.properties.devices.items.properties.sign_in_paths.items,data:data42};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/devices/" + i0+"/sign_in_paths/" + i3,schemaPath:"#/properties/devices/items/properties/sign_in_paths/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.sign_in_paths.items.type,parentSchema:schema31.properties.devices.items.properties.sign_in_paths.items,data:data42};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/devices/" + i0+"/sign_in_paths",schemaPath:"#/properties/devices/items/properties/sign_in_paths/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.devices.items.properties.sign_in_paths.type,parentSchema:schema31.properties.devices.items.properties.sign_in_paths,data:data41};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data1.mqtt !== undefined){
let data43 = data1.mqtt;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key11 in data43){
if(!((((key11 === "host") || (key11 === "port")) || (key11 === "username")) || (key11 === "password"))){
const err76 = {instancePath:instancePath+"/devices/" + i0+"/mqtt",schemaPath:"#/properties/devices/items/properties/mqtt/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.mqtt,data:data43};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data43.host !== undefined){
let data44 = data43.host;
if(typeof data44 === "string"){
if(data44.length < 1){
const err77 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/host",schemaPath:"#/properties/devices/items/properties/mqtt/properties/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.host,data:data44};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/host",schemaPath:"#/properties/devices/items/properties/mqtt/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.mqtt.properties.host.type,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.host,data:data44};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data43.port !== undefined){
let data45 = data43.port;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err79 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/port",schemaPath:"#/properties/devices/items/properties/mqtt/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.mqtt.properties.port.type,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.port,data:data45};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 65535 || isNaN(data45)){
const err80 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/port",schemaPath:"#/properties/devices/items/properties/mqtt/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.port,data:data45};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
if(data45 < 1 || isNaN(data45)){
const err81 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/port",schemaPath:"#/properties/devices/items/properties/mqtt/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.port,data:data45};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
}
if(data43.username !== undefined){
let data46 = data43.username;
if(typeof data46 !== "string"){
const err82 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/username",schemaPath:"#/properties/devices/items/properties/mqtt/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.mqtt.properties.username.type,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.username,data:data46};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data43.password !== undefined){
let data47 = data43.password;
if(typeof data47 !== "string"){
const err83 = {instancePath:instancePath+"/devices/" + i0+"/mqtt/password",schemaPath:"#/properties/devices/items/properties/mqtt/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.mqtt.properties.password.type,parentSchema:schema31.properties.devices.items.properties.mqtt.properties.password,data:data47};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/devices/" + i0+"/mqtt",schemaPath:"#/properties/devices/items/properties/mqtt/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.mqtt.type,parentSchema:schema31.properties.devices.items.properties.mqtt,data:data43};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data1.serial !== undefined){
let data48 = data1.serial;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.path === undefined){
const err85 = {instancePath:instancePath+"/devices/" + i0+"/serial",schemaPath:"#/properties/devices/items/properties/serial/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'",schema:schema31.properties.devices.items.properties.serial.required,parentSchema:schema31.properties.devices.items.properties.serial,data:data48};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
for(const key12 in data48){
if(!(((((key12 === "path") || (key12 === "baud_rate")) || (key12 === "data_bits")) || (key12 === "parity")) || (key12 === "stop_bits"))){
const err86 = {instancePath:instancePath+"/devices/" + i0+"/serial",schemaPath:"#/properties/devices/items/properties/serial/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.serial,data:data48};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data48.path !== undefined){
let data49 = data48.path;
if(typeof data49 === "string"){
if(data49.length < 1){
const err87 = {instancePath:instancePath+"/devices/" + i0+"/serial/path",schemaPath:"#/properties/devices/items/properties/serial/properties/path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.serial.properties.path,data:data49};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/devices/" + i0+"/serial/path",schemaPath:"#/properties/devices/items/properties/serial/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.serial.properties.path.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.path,data:data49};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data48.baud_rate !== undefined){
let data50 = data48.baud_rate;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err89 = {instancePath:instancePath+"/devices/" + i0+"/serial/baud_rate",schemaPath:"#/properties/devices/items/properties/serial/properties/baud_rate/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.serial.properties.baud_rate.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.baud_rate,data:data50};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 > 4000000 || isNaN(data50)){
const err90 = {instancePath:instancePath+"/devices/" + i0+"/serial/baud_rate",schemaPath:"#/properties/devices/items/properties/serial/properties/baud_rate/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4000000},message:"must be <= 4000000",schema:4000000,parentSchema:schema31.properties.devices.items.properties.serial.properties.baud_rate,data:data50};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data50 < 110 || isNaN(data50)){
const err91 = {instancePath:instancePath+"/devices/" + i0+"/serial/baud_rate",schemaPath:"#/properties/devices/items/properties/serial/properties/baud_rate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 110},message:"must be >= 110",schema:110,parentSchema:schema31.properties.devices.items.properties.serial.properties.baud_rate,data:data50};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
}
if(data48.data_bits !== undefined){
let data51 = data48.data_bits;
if(!(((typeof data51 == "number") && (!(data51 % 1) && !isNaN(data51))) && (isFinite(data51)))){
const err92 = {instancePath:instancePath+"/devices/" + i0+"/serial/data_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/data_bits/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.serial.properties.data_bits.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.data_bits,data:data51};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if((typeof data51 == "number") && (isFinite(data51))){
if(data51 > 8 || isNaN(data51)){
const err93 = {instancePath:instancePath+"/devices/" + i0+"/serial/data_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/data_bits/maximum",keyword:"maximum",params:{comparison: "<=", limit: 8},message:"must be <= 8",schema:8,parentSchema:schema31.properties.devices.items.properties.serial.properties.data_bits,data:data51};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data51 < 7 || isNaN(data51)){
const err94 = {instancePath:instancePath+"/devices/" + i0+"/serial/data_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/data_bits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 7},message:"must be >= 7",schema:7,parentSchema:schema31.properties.devices.items.properties.serial.properties.data_bits,data:data51};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
if(data48.parity !== undefined){
let data52 = data48.parity;
if(typeof data52 !== "string"){
const err95 = {instancePath:instancePath+"/devices/" + i0+"/serial/parity",schemaPath:"#/properties/devices/items/properties/serial/properties/parity/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.serial.properties.parity.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.parity,data:data52};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(!(((data52 === "none") || (data52 === "even")) || (data52 === "odd"))){
const err96 = {instancePath:instancePath+"/devices/" + i0+"/serial/parity",schemaPath:"#/properties/devices/items/properties/serial/properties/parity/enum",keyword:"enum",params:{allowedValues: schema31.properties.devices.items.properties.serial.properties.parity.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.devices.items.properties.serial.properties.parity.enum,parentSchema:schema31.properties.devices.items.properties.serial.properties.parity,data:data52};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data48.stop_bits !== undefined){
let data53 = data48.stop_bits;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err97 = {instancePath:instancePath+"/devices/" + i0+"/serial/stop_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/stop_bits/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.devices.items.properties.serial.properties.stop_bits.type,parentSchema:schema31.properties.devices.items.properties.serial.properties.stop_bits,data:data53};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 2 || isNaN(data53)){
const err98 = {instancePath:instancePath+"/devices/" + i0+"/serial/stop_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/stop_bits/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2},message:"must be <= 2",schema:2,parentSchema:schema31.properties.devices.items.properties.serial.properties.stop_bits,data:data53};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data53 < 1 || isNaN(data53)){
const err99 = {instancePath:instancePath+"/devices/" + i0+"/serial/stop_bits",schemaPath:"#/properties/devices/items/properties/serial/properties/stop_bits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.devices.items.properties.serial.properties.stop_bits,data:data53};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
}
else {
const err100 = {instancePath:instancePath+"/devices/" + i0+"/serial",schemaPath:"#/properties/devices/items/properties/serial/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.serial.type,parentSchema:schema31.properties.devices.items.properties.serial,data:data48};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data1.tls !== undefined){
let data54 = data1.tls;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
for(const key13 in data54){
if(!((key13 === "ca_file") || (key13 === "pin_sha256"))){
const err101 = {instancePath:instancePath+"/devices/" + i0+"/tls",schemaPath:"#/properties/devices/items/properties/tls/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.devices.items.properties.tls,data:data54};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data54.ca_file !== undefined){
let data55 = data54.ca_file;
if(typeof data55 === "string"){
if(data55.length < 1){
const err102 = {instancePath:instancePath+"/devices/" + i0+"/tls/ca_file",schemaPath:"#/properties/devices/items/properties/tls/properties/ca_file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.devices.items.properties.tls.properties.ca_file,data:data55};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
else {
const err103 = {instancePath:instancePath+"/devices/" + i0+"/tls/ca_file",schemaPath:"#/properties/devices/items/properties/tls/properties/ca_file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.tls.properties.ca_file.type,parentSchema:schema31.properties.devices.items.properties.tls.properties.ca_file,data:data55};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data54.pin_sha256 !== undefined){
let data56 = data54.pin_sha256;
if(typeof data56 === "string"){
if(!pattern5.test(data56)){
const err104 = {instancePath:instancePath+"/devices/" + i0+"/tls/pin_sha256",schemaPath:"#/properties/devices/items/properties/tls/properties/pin_sha256/pattern",keyword:"pattern",params:{pattern: "^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$"},message:"must match pattern \""+"^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$"+"\"",schema:"^([0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}$",parentSchema:schema31.properties.devices.items.properties.tls.properties.pin_sha256,data:data56};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
else {
const err105 = {instancePath:instancePath+"/devices/" + i0+"/tls/pin_sha256",schemaPath:"#/properties/devices/items/properties/tls/properties/pin_sha256/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.tls.properties.pin_sha256.type,parentSchema:schema31.properties.devices.items.properties.tls.properties.pin_sha256,data:data56};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/devices/" + i0+"/tls",schemaPath:"#/properties/devices/items/properties/tls/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.properties.tls.type,parentSchema:schema31.properties.devices.items.properties.tls,data:data54};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data1.type !== undefined){
let data57 = data1.type;
if(typeof data57 !== "string"){
const err107 = {instancePath:instancePath+"/devices/" + i0+"/type",schemaPath:"#/properties/devices/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.type.type,parentSchema:schema31.properties.devices.items.properties.type,data:data57};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data1.profile !== undefined){
let data58 = data1.profile;
if(typeof data58 !== "string"){
const err108 = {instancePath:instancePath+"/devices/" + i0+"/profile",schemaPath:"#/properties/devices/items/properties/profile/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.devices.items.properties.profile.type,parentSchema:schema31.properties.devices.items.properties.profile,data:data58};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
else {
const err109 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.devices.items.type,parentSchema:schema31.properties.devices.items,data:data1};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.devices.type,parentSchema:schema31.properties.devices,data:data0};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
else {
const err111 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const site: Validator = validate21;
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["meter","fuse"],"properties":{"meter":{"type":"string","minLength":1},"fuse":{"type":"object","additionalProperties":false,"minProperties":1,"properties":{"max_a":{"type":"array","minItems":1,"maxItems":3,"items":{"type":"number","exclusiveMinimum":0}},"max_import_w":{"type":"number","minimum":0},"max_export_w":{"type":"number","minimum":0}}},"stale_s":{"type":"number","minimum":2,"maximum":600,"default":60},"voltage_v":{"type":"number","minimum":100,"maximum":300,"default":230},"circuits":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","minLength":1},"parent":{"type":"string","minLength":1,"default":"grid"},"max_a":{"type":"array","minItems":1,"maxItems":3,"items":{"type":"number","exclusiveMinimum":0}},"max_import_w":{"type":"number","minimum":0},"max_export_w":{"type":"number","minimum":0},"meter":{"type":"string","minLength":1}}}},"ders":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["sn","type"],"properties":{"sn":{"type":"string","minLength":1},"type":{"type":"string","enum":["battery","v2x_charger","ev","pv","inverter"]},"circuit":{"type":"string","minLength":1,"default":"grid"},"phases":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"integer","minimum":1,"maximum":3}},"max_w":{"type":"number","exclusiveMinimum":0},"min_a":{"type":"number","minimum":0,"default":6},"enwg14a":{"type":"object","additionalProperties":false,"required":["kind","rated_w"],"properties":{"kind":{"type":"string","enum":["charge_point","storage","heat_pump","air_conditioning"]},"rated_w":{"type":"number","exclusiveMinimum":0}}}}}},"limits":{"type":"object","additionalProperties":false,"properties":{"consumption":{"type":"object","additionalProperties":false,"required":["failsafe_w"],"properties":{"failsafe_w":{"type":"number","minimum":0},"failsafe_min_h":{"type":"number","minimum":2,"maximum":24,"default":2},"protective_w":{"type":"number","minimum":0},"circuit":{"type":"string","minLength":1,"default":"grid"},"enwg14a":{"type":"boolean","default":false}}},"production":{"type":"object","additionalProperties":false,"required":["failsafe_w"],"properties":{"failsafe_w":{"type":"number","minimum":0},"failsafe_min_h":{"type":"number","minimum":2,"maximum":24,"default":2},"protective_w":{"type":"number","minimum":0}}}}}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.meter === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "meter"},message:"must have required property '"+"meter"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.fuse === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fuse"},message:"must have required property '"+"fuse"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "meter") || (key0 === "fuse")) || (key0 === "stale_s")) || (key0 === "voltage_v")) || (key0 === "circuits")) || (key0 === "ders")) || (key0 === "limits"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.meter !== undefined){
let data0 = data.meter;
if(typeof data0 === "string"){
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/meter",schemaPath:"#/properties/meter/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.meter,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/meter",schemaPath:"#/properties/meter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.meter.type,parentSchema:schema32.properties.meter,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.fuse !== undefined){
let data1 = data.fuse;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length < 1){
const err5 = {instancePath:instancePath+"/fuse",schemaPath:"#/properties/fuse/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema32.properties.fuse,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
for(const key1 in data1){
if(!(((key1 === "max_a") || (key1 === "max_import_w")) || (key1 === "max_export_w"))){
const err6 = {instancePath:instancePath+"/fuse",schemaPath:"#/properties/fuse/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema32.properties.fuse,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.max_a !== undefined){
let data2 = data1.max_a;
if(Array.isArray(data2)){
if(data2.length > 3){
const err7 = {instancePath:instancePath+"/fuse/max_a",schemaPath:"#/properties/fuse/properties/max_a/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema32.properties.fuse.properties.max_a,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.length < 1){
const err8 = {instancePath:instancePath+"/fuse/max_a",schemaPath:"#/properties/fuse/properties/max_a/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema32.properties.fuse.properties.max_a,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 <= 0 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/fuse/max_a/" + i0,schemaPath:"#/properties/fuse/properties/max_a/items/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema32.properties.fuse.properties.max_a.items,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/fuse/max_a/" + i0,schemaPath:"#/properties/fuse/properties/max_a/items/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.fuse.properties.max_a.items.type,parentSchema:schema32.properties.fuse.properties.max_a.items,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/fuse/max_a",schemaPath:"#/properties/fuse/properties/max_a/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.fuse.properties.max_a.type,parentSchema:schema32.properties.fuse.properties.max_a,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.max_import_w !== undefined){
let data4 = data1.max_import_w;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/fuse/max_import_w",schemaPath:"#/properties/fuse/properties/max_import_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.fuse.properties.max_import_w,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/fuse/max_import_w",schemaPath:"#/properties/fuse/properties/max_import_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.fuse.properties.max_import_w.type,parentSchema:schema32.properties.fuse.properties.max_import_w,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.max_export_w !== undefined){
let data5 = data1.max_export_w;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err14 = {instancePath:instancePath+"/fuse/max_export_w",schemaPath:"#/properties/fuse/properties/max_export_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.fuse.properties.max_export_w,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/fuse/max_export_w",schemaPath:"#/properties/fuse/properties/max_export_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.fuse.properties.max_export_w.type,parentSchema:schema32.properties.fuse.properties.max_export_w,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/fuse",schemaPath:"#/properties/fuse/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.fuse.type,parentSchema:schema32.properties.fuse,data:data1};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.stale_s !== undefined){
let data6 = data.stale_s;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 600 || isNaN(data6)){
const err17 = {instancePath:instancePath+"/stale_s",schemaPath:"#/properties/stale_s/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600},message:"must be <= 600",schema:600,parentSchema:schema32.properties.stale_s,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data6 < 2 || isNaN(data6)){
const err18 = {instancePath:instancePath+"/stale_s",schemaPath:"#/properties/stale_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},message:"must be >= 2",schema:2,parentSchema:schema32.properties.stale_s,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/stale_s",schemaPath:"#/properties/stale_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.stale_s.type,parentSchema:schema32.properties.stale_s,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.voltage_v !== undefined){
let data7 = data.voltage_v;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 300 || isNaN(data7)){
const err20 = {instancePath:instancePath+"/voltage_v",schemaPath:"#/properties/voltage_v/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300},message:"must be <= 300",schema:300,parentSchema:schema32.properties.voltage_v,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data7 < 100 || isNaN(data7)){
const err21 = {instancePath:instancePath+"/voltage_v",schemaPath:"#/properties/voltage_v/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema32.properties.voltage_v,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/voltage_v",schemaPath:"#/properties/voltage_v/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.voltage_v.type,parentSchema:schema32.properties.voltage_v,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.circuits !== undefined){
let data8 = data.circuits;
if(Array.isArray(data8)){
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
let data9 = data8[i1];
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.name === undefined){
const err23 = {instancePath:instancePath+"/circuits/" + i1,schemaPath:"#/properties/circuits/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema32.properties.circuits.items.required,parentSchema:schema32.properties.circuits.items,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key2 in data9){
if(!((((((key2 === "name") || (key2 === "parent")) || (key2 === "max_a")) || (key2 === "max_import_w")) || (key2 === "max_export_w")) || (key2 === "meter"))){
const err24 = {instancePath:instancePath+"/circuits/" + i1,schemaPath:"#/properties/circuits/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema32.properties.circuits.items,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data9.name !== undefined){
let data10 = data9.name;
if(typeof data10 === "string"){
if(data10.length < 1){
const err25 = {instancePath:instancePath+"/circuits/" + i1+"/name",schemaPath:"#/properties/circuits/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.circuits.items.properties.name,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/circuits/" + i1+"/name",schemaPath:"#/properties/circuits/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.circuits.items.properties.name.type,parentSchema:schema32.properties.circuits.items.properties.name,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data9.parent !== undefined){
let data11 = data9.parent;
if(typeof data11 === "string"){
if(data11.length < 1){
const err27 = {instancePath:instancePath+"/circuits/" + i1+"/parent",schemaPath:"#/properties/circuits/items/properties/parent/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.circuits.items.properties.parent,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/circuits/" + i1+"/parent",schemaPath:"#/properties/circuits/items/properties/parent/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.circuits.items.properties.parent.type,parentSchema:schema32.properties.circuits.items.properties.parent,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data9.max_a !== undefined){
let data12 = data9.max_a;
if(Array.isArray(data12)){
if(data12.length > 3){
const err29 = {instancePath:instancePath+"/circuits/" + i1+"/max_a",schemaPath:"#/properties/circuits/items/properties/max_a/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema32.properties.circuits.items.properties.max_a,data:data12};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data12.length < 1){
const err30 = {instancePath:instancePath+"/circuits/" + i1+"/max_a",schemaPath:"#/properties/circuits/items/properties/max_a/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema32.properties.circuits.items.properties.max_a,data:data12};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
let data13 = data12[i2];
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 <= 0 || isNaN(data13)){
const err31 = {instancePath:instancePath+"/circuits/" + i1+"/max_a/" + i2,schemaPath:"#/properties/circuits/items/properties/max_a/items/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema32.properties.circuits.items.properties.max_a.items,data:data13};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/circuits/" + i1+"/max_a/" + i2,schemaPath:"#/properties/circuits/items/properties/max_a/items/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.circuits.items.properties.max_a.items.type,parentSchema:schema32.properties.circuits.items.properties.max_a.items,data:data13};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/circuits/" + i1+"/max_a",schemaPath:"#/properties/circuits/items/properties/max_a/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.circuits.items.properties.max_a.type,parentSchema:schema32.properties.circuits.items.properties.max_a,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data9.max_import_w !== undefined){
let data14 = data9.max_import_w;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 < 0 || isNaN(data14)){
const err34 = {instancePath:instancePath+"/circuits/" + i1+"/max_import_w",schemaPath:"#/properties/circuits/items/properties/max_import_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.circuits.items.properties.max_import_w,data:data14};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/circuits/" + i1+"/max_import_w",schemaPath:"#/properties/circuits/items/properties/max_import_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.circuits.items.properties.max_import_w.type,parentSchema:schema32.properties.circuits.items.properties.max_import_w,data:data14};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data9.max_export_w !== undefined){
let data15 = data9.max_export_w;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 0 || isNaN(data15)){
const err36 = {instancePath:instancePath+"/circuits/" + i1+"/max_export_w",schemaPath:"#/properties/circuits/items/properties/max_export_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.circuits.items.properties.max_export_w,data:data15};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/circuits/" + i1+"/max_export_w",schemaPath:"#/properties/circuits/items/properties/max_export_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.circuits.items.properties.max_export_w.type,parentSchema:schema32.properties.circuits.items.properties.max_export_w,data:data15};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data9.meter !== undefined){
let data16 = data9.meter;
if(typeof data16 === "string"){
if(data16.length < 1){
const err38 = {instancePath:instancePath+"/circuits/" + i1+"/meter",schemaPath:"#/properties/circuits/items/properties/meter/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.circuits.items.properties.meter,data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/circuits/" + i1+"/meter",schemaPath:"#/properties/circuits/items/properties/meter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.circuits.items.properties.meter.type,parentSchema:schema32.properties.circuits.items.properties.meter,data:data16};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
}
else {
const err40 = {instancePath:instancePath+"/circuits/" + i1,schemaPath:"#/properties/circuits/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.circuits.items.type,parentSchema:schema32.properties.circuits.items,data:data9};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/circuits",schemaPath:"#/properties/circuits/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.circuits.type,parentSchema:schema32.properties.circuits,data:data8};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.ders !== undefined){
let data17 = data.ders;
if(Array.isArray(data17)){
const len3 = data17.length;
for(let i3=0; i3<len3; i3++){
let data18 = data17[i3];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.sn === undefined){
const err42 = {instancePath:instancePath+"/ders/" + i3,schemaPath:"#/properties/ders/items/required",keyword:"required",params:{missingProperty: "sn"},message:"must have required property '"+"sn"+"'",schema:schema32.properties.ders.items.required,parentSchema:schema32.properties.ders.items,data:data18};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data18.type === undefined){
const err43 = {instancePath:instancePath+"/ders/" + i3,schemaPath:"#/properties/ders/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema32.properties.ders.items.required,parentSchema:schema32.properties.ders.items,data:data18};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
for(const key3 in data18){
if(!(((((((key3 === "sn") || (key3 === "type")) || (key3 === "circuit")) || (key3 === "phases")) || (key3 === "max_w")) || (key3 === "min_a")) || (key3 === "enwg14a"))){
const err44 = {instancePath:instancePath+"/ders/" + i3,schemaPath:"#/properties/ders/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema32.properties.ders.items,data:data18};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data18.sn !== undefined){
let data19 = data18.sn;
if(typeof data19 === "string"){
if(data19.length < 1){
const err45 = {instancePath:instancePath+"/ders/" + i3+"/sn",schemaPath:"#/properties/ders/items/properties/sn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.ders.items.properties.sn,data:data19};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/ders/" + i3+"/sn",schemaPath:"#/properties/ders/items/properties/sn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.ders.items.properties.sn.type,parentSchema:schema32.properties.ders.items.properties.sn,data:data19};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data18.type !== undefined){
let data20 = data18.type;
if(typeof data20 !== "string"){
const err47 = {instancePath:instancePath+"/ders/" + i3+"/type",schemaPath:"#/properties/ders/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.ders.items.properties.type.type,parentSchema:schema32.properties.ders.items.properties.type,data:data20};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(!(((((data20 === "battery") || (data20 === "v2x_charger")) || (data20 === "ev")) || (data20 === "pv")) || (data20 === "inverter"))){
const err48 = {instancePath:instancePath+"/ders/" + i3+"/type",schemaPath:"#/properties/ders/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema32.properties.ders.items.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.ders.items.properties.type.enum,parentSchema:schema32.properties.ders.items.properties.type,data:data20};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data18.circuit !== undefined){
let data21 = data18.circuit;
if(typeof data21 === "string"){
if(data21.length < 1){
const err49 = {instancePath:instancePath+"/ders/" + i3+"/circuit",schemaPath:"#/properties/ders/items/properties/circuit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.ders.items.properties.circuit,data:data21};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/ders/" + i3+"/circuit",schemaPath:"#/properties/ders/items/properties/circuit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.ders.items.properties.circuit.type,parentSchema:schema32.properties.ders.items.properties.circuit,data:data21};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data18.phases !== undefined){
let data22 = data18.phases;
if(Array.isArray(data22)){
if(data22.length < 1){
const err51 = {instancePath:instancePath+"/ders/" + i3+"/phases",schemaPath:"#/properties/ders/items/properties/phases/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema32.properties.ders.items.properties.phases,data:data22};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
const len4 = data22.length;
for(let i4=0; i4<len4; i4++){
let data23 = data22[i4];
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err52 = {instancePath:instancePath+"/ders/" + i3+"/phases/" + i4,schemaPath:"#/properties/ders/items/properties/phases/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema32.properties.ders.items.properties.phases.items.type,parentSchema:schema32.properties.ders.items.properties.phases.items,data:data23};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 3 || isNaN(data23)){
const err53 = {instancePath:instancePath+"/ders/" + i3+"/phases/" + i4,schemaPath:"#/properties/ders/items/properties/phases/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3",schema:3,parentSchema:schema32.properties.ders.items.properties.phases.items,data:data23};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data23 < 1 || isNaN(data23)){
const err54 = {instancePath:instancePath+"/ders/" + i3+"/phases/" + i4,schemaPath:"#/properties/ders/items/properties/phases/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema32.properties.ders.items.properties.phases.items,data:data23};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
let i5 = data22.length;
let j0;
if(i5 > 1){
const indices0 = {};
for(;i5--;){
let item0 = data22[i5];
if(!(((typeof item0 == "number") && (!(item0 % 1) && !isNaN(item0))) && (isFinite(item0)))){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err55 = {instancePath:instancePath+"/ders/" + i3+"/phases",schemaPath:"#/properties/ders/items/properties/phases/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i5+" are identical)",schema:true,parentSchema:schema32.properties.ders.items.properties.phases,data:data22};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
break;
}
indices0[item0] = i5;
}
}
}
else {
const err56 = {instancePath:instancePath+"/ders/" + i3+"/phases",schemaPath:"#/properties/ders/items/properties/phases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.ders.items.properties.phases.type,parentSchema:schema32.properties.ders.items.properties.phases,data:data22};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data18.max_w !== undefined){
let data24 = data18.max_w;
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 <= 0 || isNaN(data24)){
const err57 = {instancePath:instancePath+"/ders/" + i3+"/max_w",schemaPath:"#/properties/ders/items/properties/max_w/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema32.properties.ders.items.properties.max_w,data:data24};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/ders/" + i3+"/max_w",schemaPath:"#/properties/ders/items/properties/max_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.ders.items.properties.max_w.type,parentSchema:schema32.properties.ders.items.properties.max_w,data:data24};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data18.min_a !== undefined){
let data25 = data18.min_a;
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
const err59 = {instancePath:instancePath+"/ders/" + i3+"/min_a",schemaPath:"#/properties/ders/items/properties/min_a/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.ders.items.properties.min_a,data:data25};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/ders/" + i3+"/min_a",schemaPath:"#/properties/ders/items/properties/min_a/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.ders.items.properties.min_a.type,parentSchema:schema32.properties.ders.items.properties.min_a,data:data25};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data18.enwg14a !== undefined){
let data26 = data18.enwg14a;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.kind === undefined){
const err61 = {instancePath:instancePath+"/ders/" + i3+"/enwg14a",schemaPath:"#/properties/ders/items/properties/enwg14a/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema32.properties.ders.items.properties.enwg14a.required,parentSchema:schema32.properties.ders.items.properties.enwg14a,data:data26};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data26.rated_w === undefined){
const err62 = {instancePath:instancePath+"/ders/" + i3+"/enwg14a",schemaPath:"#/properties/ders/items/properties/enwg14a/required",keyword:"required",params:{missingProperty: "rated_w"},message:"must have required property '"+"rated_w"+"'",schema:schema32.properties.ders.items.properties.enwg14a.required,parentSchema:schema32.properties.ders.items.properties.enwg14a,data:data26};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
for(const key4 in data26){
if(!((key4 === "kind") || (key4 === "rated_w"))){
const err63 = {instancePath:instancePath+"/ders/" + i3+"/enwg14a",schemaPath:"#/properties/ders/items/properties/enwg14a/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema32.properties.ders.items.properties.enwg14a,data:data26};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data26.kind !== undefined){
let data27 = data26.kind;
if(typeof data27 !== "string"){
const err64 = {instancePath:instancePath+"/ders/" + i3+"/enwg14a/kind",schemaPath:"#/properties/ders/items/properties/enwg14a/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.ders.items.properties.enwg14a.properties.kind.type,parentSchema:schema32.properties.ders.items.properties.enwg14a.properties.kind,data:data27};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!((((data27 === "charge_point") || (data27 === "storage")) || (data27 === "heat_pump")) || (data27 === "air_conditioning"))){
const err65 = {instancePath:instancePath+"/ders/" + i3+"/enwg14a/kind",schemaPath:"#/properties/ders/items/properties/enwg14a/properties/kind/enum",keyword:"enum",params:{allowedValues: schema32.properties.ders.items.properties.enwg14a.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema32.properties.ders.items.properties.enwg14a.properties.kind.enum,parentSchema:schema32.properties.ders.items.properties.enwg14a.properties.kind,data:data27};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data26.rated_w !== undefined){
let data28 = data26.rated_w;
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 <= 0 || isNaN(data28)){
const err66 = {instancePath:instancePath+"/ders/" + i3+"/enwg14a/rated_w",schemaPath:"#/properties/ders/items/properties/enwg14a/properties/rated_w/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema32.properties.ders.items.properties.enwg14a.properties.rated_w,data:data28};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/ders/" + i3+"/enwg14a/rated_w",schemaPath:"#/properties/ders/items/properties/enwg14a/properties/rated_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.ders.items.properties.enwg14a.properties.rated_w.type,parentSchema:schema32.properties.ders.items.properties.enwg14a.properties.rated_w,data:data28};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/ders/" + i3+"/enwg14a",schemaPath:"#/properties/ders/items/properties/enwg14a/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.ders.items.properties.enwg14a.type,parentSchema:schema32.properties.ders.items.properties.enwg14a,data:data26};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/ders/" + i3,schemaPath:"#/properties/ders/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.ders.items.type,parentSchema:schema32.properties.ders.items,data:data18};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/ders",schemaPath:"#/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema32.properties.ders.type,parentSchema:schema32.properties.ders,data:data17};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.limits !== undefined){
let data29 = data.limits;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key5 in data29){
if(!((key5 === "consumption") || (key5 === "production"))){
const err71 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema32.properties.limits,data:data29};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data29.consumption !== undefined){
let data30 = data29.consumption;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
if(data30.failsafe_w === undefined){
const err72 = {instancePath:instancePath+"/limits/consumption",schemaPath:"#/properties/limits/properties/consumption/required",keyword:"required",params:{missingProperty: "failsafe_w"},message:"must have required property '"+"failsafe_w"+"'",schema:schema32.properties.limits.properties.consumption.required,parentSchema:schema32.properties.limits.properties.consumption,data:data30};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
for(const key6 in data30){
if(!(((((key6 === "failsafe_w") || (key6 === "failsafe_min_h")) || (key6 === "protective_w")) || (key6 === "circuit")) || (key6 === "enwg14a"))){
const err73 = {instancePath:instancePath+"/limits/consumption",schemaPath:"#/properties/limits/properties/consumption/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema32.properties.limits.properties.consumption,data:data30};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data30.failsafe_w !== undefined){
let data31 = data30.failsafe_w;
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 < 0 || isNaN(data31)){
const err74 = {instancePath:instancePath+"/limits/consumption/failsafe_w",schemaPath:"#/properties/limits/properties/consumption/properties/failsafe_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.limits.properties.consumption.properties.failsafe_w,data:data31};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/limits/consumption/failsafe_w",schemaPath:"#/properties/limits/properties/consumption/properties/failsafe_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.limits.properties.consumption.properties.failsafe_w.type,parentSchema:schema32.properties.limits.properties.consumption.properties.failsafe_w,data:data31};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data30.failsafe_min_h !== undefined){
let data32 = data30.failsafe_min_h;
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 24 || isNaN(data32)){
const err76 = {instancePath:instancePath+"/limits/consumption/failsafe_min_h",schemaPath:"#/properties/limits/properties/consumption/properties/failsafe_min_h/maximum",keyword:"maximum",params:{comparison: "<=", limit: 24},message:"must be <= 24",schema:24,parentSchema:schema32.properties.limits.properties.consumption.properties.failsafe_min_h,data:data32};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data32 < 2 || isNaN(data32)){
const err77 = {instancePath:instancePath+"/limits/consumption/failsafe_min_h",schemaPath:"#/properties/limits/properties/consumption/properties/failsafe_min_h/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},message:"must be >= 2",schema:2,parentSchema:schema32.properties.limits.properties.consumption.properties.failsafe_min_h,data:data32};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/limits/consumption/failsafe_min_h",schemaPath:"#/properties/limits/properties/consumption/properties/failsafe_min_h/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.limits.properties.consumption.properties.failsafe_min_h.type,parentSchema:schema32.properties.limits.properties.consumption.properties.failsafe_min_h,data:data32};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data30.protective_w !== undefined){
let data33 = data30.protective_w;
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 < 0 || isNaN(data33)){
const err79 = {instancePath:instancePath+"/limits/consumption/protective_w",schemaPath:"#/properties/limits/properties/consumption/properties/protective_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.limits.properties.consumption.properties.protective_w,data:data33};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/limits/consumption/protective_w",schemaPath:"#/properties/limits/properties/consumption/properties/protective_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.limits.properties.consumption.properties.protective_w.type,parentSchema:schema32.properties.limits.properties.consumption.properties.protective_w,data:data33};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data30.circuit !== undefined){
let data34 = data30.circuit;
if(typeof data34 === "string"){
if(data34.length < 1){
const err81 = {instancePath:instancePath+"/limits/consumption/circuit",schemaPath:"#/properties/limits/properties/consumption/properties/circuit/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema32.properties.limits.properties.consumption.properties.circuit,data:data34};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/limits/consumption/circuit",schemaPath:"#/properties/limits/properties/consumption/properties/circuit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.limits.properties.consumption.properties.circuit.type,parentSchema:schema32.properties.limits.properties.consumption.properties.circuit,data:data34};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data30.enwg14a !== undefined){
let data35 = data30.enwg14a;
if(typeof data35 !== "boolean"){
const err83 = {instancePath:instancePath+"/limits/consumption/enwg14a",schemaPath:"#/properties/limits/properties/consumption/properties/enwg14a/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema32.properties.limits.properties.consumption.properties.enwg14a.type,parentSchema:schema32.properties.limits.properties.consumption.properties.enwg14a,data:data35};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/limits/consumption",schemaPath:"#/properties/limits/properties/consumption/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.limits.properties.consumption.type,parentSchema:schema32.properties.limits.properties.consumption,data:data30};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data29.production !== undefined){
let data36 = data29.production;
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
if(data36.failsafe_w === undefined){
const err85 = {instancePath:instancePath+"/limits/production",schemaPath:"#/properties/limits/properties/production/required",keyword:"required",params:{missingProperty: "failsafe_w"},message:"must have required property '"+"failsafe_w"+"'",schema:schema32.properties.limits.properties.production.required,parentSchema:schema32.properties.limits.properties.production,data:data36};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
for(const key7 in data36){
if(!(((key7 === "failsafe_w") || (key7 === "failsafe_min_h")) || (key7 === "protective_w"))){
const err86 = {instancePath:instancePath+"/limits/production",schemaPath:"#/properties/limits/properties/production/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema32.properties.limits.properties.production,data:data36};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data36.failsafe_w !== undefined){
let data37 = data36.failsafe_w;
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 < 0 || isNaN(data37)){
const err87 = {instancePath:instancePath+"/limits/production/failsafe_w",schemaPath:"#/properties/limits/properties/production/properties/failsafe_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.limits.properties.production.properties.failsafe_w,data:data37};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/limits/production/failsafe_w",schemaPath:"#/properties/limits/properties/production/properties/failsafe_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.limits.properties.production.properties.failsafe_w.type,parentSchema:schema32.properties.limits.properties.production.properties.failsafe_w,data:data37};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data36.failsafe_min_h !== undefined){
let data38 = data36.failsafe_min_h;
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 24 || isNaN(data38)){
const err89 = {instancePath:instancePath+"/limits/production/failsafe_min_h",schemaPath:"#/properties/limits/properties/production/properties/failsafe_min_h/maximum",keyword:"maximum",params:{comparison: "<=", limit: 24},message:"must be <= 24",schema:24,parentSchema:schema32.properties.limits.properties.production.properties.failsafe_min_h,data:data38};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(data38 < 2 || isNaN(data38)){
const err90 = {instancePath:instancePath+"/limits/production/failsafe_min_h",schemaPath:"#/properties/limits/properties/production/properties/failsafe_min_h/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},message:"must be >= 2",schema:2,parentSchema:schema32.properties.limits.properties.production.properties.failsafe_min_h,data:data38};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
else {
const err91 = {instancePath:instancePath+"/limits/production/failsafe_min_h",schemaPath:"#/properties/limits/properties/production/properties/failsafe_min_h/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.limits.properties.production.properties.failsafe_min_h.type,parentSchema:schema32.properties.limits.properties.production.properties.failsafe_min_h,data:data38};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data36.protective_w !== undefined){
let data39 = data36.protective_w;
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 < 0 || isNaN(data39)){
const err92 = {instancePath:instancePath+"/limits/production/protective_w",schemaPath:"#/properties/limits/properties/production/properties/protective_w/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.limits.properties.production.properties.protective_w,data:data39};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/limits/production/protective_w",schemaPath:"#/properties/limits/properties/production/properties/protective_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.limits.properties.production.properties.protective_w.type,parentSchema:schema32.properties.limits.properties.production.properties.protective_w,data:data39};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
else {
const err94 = {instancePath:instancePath+"/limits/production",schemaPath:"#/properties/limits/properties/production/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.limits.properties.production.type,parentSchema:schema32.properties.limits.properties.production,data:data36};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.properties.limits.type,parentSchema:schema32.properties.limits,data:data29};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
}
else {
const err96 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const membership: Validator = validate22;
const schema33 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["community"],"properties":{"community":{"type":"string","pattern":"^[\\w:@-]{1,64}$"},"url":{"type":"string","minLength":1},"ca_file":{"type":"string","minLength":1},"edgeware":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["public_key"],"properties":{"public_key":{"type":"string","pattern":"^[A-Za-z0-9_-]{43}$"},"key_epoch":{"type":"integer","minimum":1,"default":1},"name":{"type":"string","pattern":"^[\\w:@-]{1,64}$","default":"edgeware"}}}},"meter":{"type":"string","minLength":1},"phases":{"type":"integer","minimum":1,"maximum":3},"data_class":{"type":"string","enum":["REAL","CALIBRATED","SYNTHETIC"],"default":"REAL"},"sample_s":{"type":"number","minimum":1,"maximum":60,"default":1},"report_s":{"type":"number","minimum":1,"maximum":60,"default":10},"control_level":{"type":"string","enum":["monitor_only","advisory","supervised_control","autonomous_within_envelope"],"default":"monitor_only"},"flexibility":{"type":"array","maxItems":64,"items":{"type":"object","additionalProperties":false,"required":["sn","type"],"properties":{"sn":{"type":"string","minLength":1},"type":{"type":"string","enum":["battery","pv","ev","v2x_charger"]},"rated_w":{"type":"number","exclusiveMinimum":0},"capacity_wh":{"type":"number","exclusiveMinimum":0},"min_soc":{"type":"number","minimum":0,"maximum":1,"default":0.2},"max_soc":{"type":"number","minimum":0,"maximum":1,"default":0.9},"departure":{"type":"string","pattern":"^([01]\\d|2[0-3]):[0-5]\\d$"},"needs_wh":{"type":"number","minimum":0},"departure_soc":{"type":"number","minimum":0,"maximum":1}}}},"comfort":{"type":"array","maxItems":32,"items":{"type":"object","additionalProperties":false,"required":["id","kind","sn","metric"],"properties":{"id":{"type":"string","pattern":"^[!#-\\[\\]-~]{1,128}$"},"kind":{"type":"string","enum":["room_temperature","hot_water_temperature","co2","vehicle_energy"]},"lower":{"type":"number"},"upper":{"type":"number"},"sn":{"type":"string","minLength":1},"metric":{"type":"string","minLength":1}}}}}};
const pattern6 = new RegExp("^[\\w:@-]{1,64}$", "u");
const pattern7 = new RegExp("^[A-Za-z0-9_-]{43}$", "u");
const pattern9 = new RegExp("^([01]\\d|2[0-3]):[0-5]\\d$", "u");
const pattern10 = new RegExp("^[!#-\\[\\]-~]{1,128}$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.community === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "community"},message:"must have required property '"+"community"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema33.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.community !== undefined){
let data0 = data.community;
if(typeof data0 === "string"){
if(!pattern6.test(data0)){
const err2 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/pattern",keyword:"pattern",params:{pattern: "^[\\w:@-]{1,64}$"},message:"must match pattern \""+"^[\\w:@-]{1,64}$"+"\"",schema:"^[\\w:@-]{1,64}$",parentSchema:schema33.properties.community,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.community.type,parentSchema:schema33.properties.community,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.url !== undefined){
let data1 = data.url;
if(typeof data1 === "string"){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.url,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.url.type,parentSchema:schema33.properties.url,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.ca_file !== undefined){
let data2 = data.ca_file;
if(typeof data2 === "string"){
if(data2.length < 1){
const err6 = {instancePath:instancePath+"/ca_file",schemaPath:"#/properties/ca_file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.ca_file,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/ca_file",schemaPath:"#/properties/ca_file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.ca_file.type,parentSchema:schema33.properties.ca_file,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.edgeware !== undefined){
let data3 = data.edgeware;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.public_key === undefined){
const err8 = {instancePath:instancePath+"/edgeware/" + i0,schemaPath:"#/properties/edgeware/items/required",keyword:"required",params:{missingProperty: "public_key"},message:"must have required property '"+"public_key"+"'",schema:schema33.properties.edgeware.items.required,parentSchema:schema33.properties.edgeware.items,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data4){
if(!(((key1 === "public_key") || (key1 === "key_epoch")) || (key1 === "name"))){
const err9 = {instancePath:instancePath+"/edgeware/" + i0,schemaPath:"#/properties/edgeware/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema33.properties.edgeware.items,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data4.public_key !== undefined){
let data5 = data4.public_key;
if(typeof data5 === "string"){
if(!pattern7.test(data5)){
const err10 = {instancePath:instancePath+"/edgeware/" + i0+"/public_key",schemaPath:"#/properties/edgeware/items/properties/public_key/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{43}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{43}$"+"\"",schema:"^[A-Za-z0-9_-]{43}$",parentSchema:schema33.properties.edgeware.items.properties.public_key,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/edgeware/" + i0+"/public_key",schemaPath:"#/properties/edgeware/items/properties/public_key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.edgeware.items.properties.public_key.type,parentSchema:schema33.properties.edgeware.items.properties.public_key,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data4.key_epoch !== undefined){
let data6 = data4.key_epoch;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/edgeware/" + i0+"/key_epoch",schemaPath:"#/properties/edgeware/items/properties/key_epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.edgeware.items.properties.key_epoch.type,parentSchema:schema33.properties.edgeware.items.properties.key_epoch,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
const err13 = {instancePath:instancePath+"/edgeware/" + i0+"/key_epoch",schemaPath:"#/properties/edgeware/items/properties/key_epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema33.properties.edgeware.items.properties.key_epoch,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
if(data4.name !== undefined){
let data7 = data4.name;
if(typeof data7 === "string"){
if(!pattern6.test(data7)){
const err14 = {instancePath:instancePath+"/edgeware/" + i0+"/name",schemaPath:"#/properties/edgeware/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[\\w:@-]{1,64}$"},message:"must match pattern \""+"^[\\w:@-]{1,64}$"+"\"",schema:"^[\\w:@-]{1,64}$",parentSchema:schema33.properties.edgeware.items.properties.name,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/edgeware/" + i0+"/name",schemaPath:"#/properties/edgeware/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.edgeware.items.properties.name.type,parentSchema:schema33.properties.edgeware.items.properties.name,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/edgeware/" + i0,schemaPath:"#/properties/edgeware/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.properties.edgeware.items.type,parentSchema:schema33.properties.edgeware.items,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/edgeware",schemaPath:"#/properties/edgeware/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema33.properties.edgeware.type,parentSchema:schema33.properties.edgeware,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.meter !== undefined){
let data8 = data.meter;
if(typeof data8 === "string"){
if(data8.length < 1){
const err18 = {instancePath:instancePath+"/meter",schemaPath:"#/properties/meter/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.meter,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/meter",schemaPath:"#/properties/meter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.meter.type,parentSchema:schema33.properties.meter,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.phases !== undefined){
let data9 = data.phases;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err20 = {instancePath:instancePath+"/phases",schemaPath:"#/properties/phases/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.phases.type,parentSchema:schema33.properties.phases,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 3 || isNaN(data9)){
const err21 = {instancePath:instancePath+"/phases",schemaPath:"#/properties/phases/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3",schema:3,parentSchema:schema33.properties.phases,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err22 = {instancePath:instancePath+"/phases",schemaPath:"#/properties/phases/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema33.properties.phases,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data.data_class !== undefined){
let data10 = data.data_class;
if(typeof data10 !== "string"){
const err23 = {instancePath:instancePath+"/data_class",schemaPath:"#/properties/data_class/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.data_class.type,parentSchema:schema33.properties.data_class,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(!(((data10 === "REAL") || (data10 === "CALIBRATED")) || (data10 === "SYNTHETIC"))){
const err24 = {instancePath:instancePath+"/data_class",schemaPath:"#/properties/data_class/enum",keyword:"enum",params:{allowedValues: schema33.properties.data_class.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.data_class.enum,parentSchema:schema33.properties.data_class,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.sample_s !== undefined){
let data11 = data.sample_s;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 60 || isNaN(data11)){
const err25 = {instancePath:instancePath+"/sample_s",schemaPath:"#/properties/sample_s/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60",schema:60,parentSchema:schema33.properties.sample_s,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err26 = {instancePath:instancePath+"/sample_s",schemaPath:"#/properties/sample_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema33.properties.sample_s,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/sample_s",schemaPath:"#/properties/sample_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.sample_s.type,parentSchema:schema33.properties.sample_s,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.report_s !== undefined){
let data12 = data.report_s;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 60 || isNaN(data12)){
const err28 = {instancePath:instancePath+"/report_s",schemaPath:"#/properties/report_s/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60",schema:60,parentSchema:schema33.properties.report_s,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data12 < 1 || isNaN(data12)){
const err29 = {instancePath:instancePath+"/report_s",schemaPath:"#/properties/report_s/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema33.properties.report_s,data:data12};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/report_s",schemaPath:"#/properties/report_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.report_s.type,parentSchema:schema33.properties.report_s,data:data12};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.control_level !== undefined){
let data13 = data.control_level;
if(typeof data13 !== "string"){
const err31 = {instancePath:instancePath+"/control_level",schemaPath:"#/properties/control_level/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.control_level.type,parentSchema:schema33.properties.control_level,data:data13};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!((((data13 === "monitor_only") || (data13 === "advisory")) || (data13 === "supervised_control")) || (data13 === "autonomous_within_envelope"))){
const err32 = {instancePath:instancePath+"/control_level",schemaPath:"#/properties/control_level/enum",keyword:"enum",params:{allowedValues: schema33.properties.control_level.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.control_level.enum,parentSchema:schema33.properties.control_level,data:data13};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.flexibility !== undefined){
let data14 = data.flexibility;
if(Array.isArray(data14)){
if(data14.length > 64){
const err33 = {instancePath:instancePath+"/flexibility",schemaPath:"#/properties/flexibility/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema33.properties.flexibility,data:data14};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
const len1 = data14.length;
for(let i1=0; i1<len1; i1++){
let data15 = data14[i1];
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
if(data15.sn === undefined){
const err34 = {instancePath:instancePath+"/flexibility/" + i1,schemaPath:"#/properties/flexibility/items/required",keyword:"required",params:{missingProperty: "sn"},message:"must have required property '"+"sn"+"'",schema:schema33.properties.flexibility.items.required,parentSchema:schema33.properties.flexibility.items,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data15.type === undefined){
const err35 = {instancePath:instancePath+"/flexibility/" + i1,schemaPath:"#/properties/flexibility/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema33.properties.flexibility.items.required,parentSchema:schema33.properties.flexibility.items,data:data15};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key2 in data15){
if(!(func1.call(schema33.properties.flexibility.items.properties, key2))){
const err36 = {instancePath:instancePath+"/flexibility/" + i1,schemaPath:"#/properties/flexibility/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema33.properties.flexibility.items,data:data15};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data15.sn !== undefined){
let data16 = data15.sn;
if(typeof data16 === "string"){
if(data16.length < 1){
const err37 = {instancePath:instancePath+"/flexibility/" + i1+"/sn",schemaPath:"#/properties/flexibility/items/properties/sn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.flexibility.items.properties.sn,data:data16};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/flexibility/" + i1+"/sn",schemaPath:"#/properties/flexibility/items/properties/sn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.flexibility.items.properties.sn.type,parentSchema:schema33.properties.flexibility.items.properties.sn,data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data15.type !== undefined){
let data17 = data15.type;
if(typeof data17 !== "string"){
const err39 = {instancePath:instancePath+"/flexibility/" + i1+"/type",schemaPath:"#/properties/flexibility/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.flexibility.items.properties.type.type,parentSchema:schema33.properties.flexibility.items.properties.type,data:data17};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(!((((data17 === "battery") || (data17 === "pv")) || (data17 === "ev")) || (data17 === "v2x_charger"))){
const err40 = {instancePath:instancePath+"/flexibility/" + i1+"/type",schemaPath:"#/properties/flexibility/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema33.properties.flexibility.items.properties.type.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.flexibility.items.properties.type.enum,parentSchema:schema33.properties.flexibility.items.properties.type,data:data17};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data15.rated_w !== undefined){
let data18 = data15.rated_w;
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 <= 0 || isNaN(data18)){
const err41 = {instancePath:instancePath+"/flexibility/" + i1+"/rated_w",schemaPath:"#/properties/flexibility/items/properties/rated_w/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema33.properties.flexibility.items.properties.rated_w,data:data18};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/flexibility/" + i1+"/rated_w",schemaPath:"#/properties/flexibility/items/properties/rated_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.flexibility.items.properties.rated_w.type,parentSchema:schema33.properties.flexibility.items.properties.rated_w,data:data18};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data15.capacity_wh !== undefined){
let data19 = data15.capacity_wh;
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 <= 0 || isNaN(data19)){
const err43 = {instancePath:instancePath+"/flexibility/" + i1+"/capacity_wh",schemaPath:"#/properties/flexibility/items/properties/capacity_wh/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema33.properties.flexibility.items.properties.capacity_wh,data:data19};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/flexibility/" + i1+"/capacity_wh",schemaPath:"#/properties/flexibility/items/properties/capacity_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.flexibility.items.properties.capacity_wh.type,parentSchema:schema33.properties.flexibility.items.properties.capacity_wh,data:data19};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data15.min_soc !== undefined){
let data20 = data15.min_soc;
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 1 || isNaN(data20)){
const err45 = {instancePath:instancePath+"/flexibility/" + i1+"/min_soc",schemaPath:"#/properties/flexibility/items/properties/min_soc/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema33.properties.flexibility.items.properties.min_soc,data:data20};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data20 < 0 || isNaN(data20)){
const err46 = {instancePath:instancePath+"/flexibility/" + i1+"/min_soc",schemaPath:"#/properties/flexibility/items/properties/min_soc/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.flexibility.items.properties.min_soc,data:data20};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/flexibility/" + i1+"/min_soc",schemaPath:"#/properties/flexibility/items/properties/min_soc/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.flexibility.items.properties.min_soc.type,parentSchema:schema33.properties.flexibility.items.properties.min_soc,data:data20};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data15.max_soc !== undefined){
let data21 = data15.max_soc;
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 1 || isNaN(data21)){
const err48 = {instancePath:instancePath+"/flexibility/" + i1+"/max_soc",schemaPath:"#/properties/flexibility/items/properties/max_soc/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema33.properties.flexibility.items.properties.max_soc,data:data21};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err49 = {instancePath:instancePath+"/flexibility/" + i1+"/max_soc",schemaPath:"#/properties/flexibility/items/properties/max_soc/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.flexibility.items.properties.max_soc,data:data21};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
else {
const err50 = {instancePath:instancePath+"/flexibility/" + i1+"/max_soc",schemaPath:"#/properties/flexibility/items/properties/max_soc/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.flexibility.items.properties.max_soc.type,parentSchema:schema33.properties.flexibility.items.properties.max_soc,data:data21};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data15.departure !== undefined){
let data22 = data15.departure;
if(typeof data22 === "string"){
if(!pattern9.test(data22)){
const err51 = {instancePath:instancePath+"/flexibility/" + i1+"/departure",schemaPath:"#/properties/flexibility/items/properties/departure/pattern",keyword:"pattern",params:{pattern: "^([01]\\d|2[0-3]):[0-5]\\d$"},message:"must match pattern \""+"^([01]\\d|2[0-3]):[0-5]\\d$"+"\"",schema:"^([01]\\d|2[0-3]):[0-5]\\d$",parentSchema:schema33.properties.flexibility.items.properties.departure,data:data22};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/flexibility/" + i1+"/departure",schemaPath:"#/properties/flexibility/items/properties/departure/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.flexibility.items.properties.departure.type,parentSchema:schema33.properties.flexibility.items.properties.departure,data:data22};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data15.needs_wh !== undefined){
let data23 = data15.needs_wh;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 < 0 || isNaN(data23)){
const err53 = {instancePath:instancePath+"/flexibility/" + i1+"/needs_wh",schemaPath:"#/properties/flexibility/items/properties/needs_wh/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.flexibility.items.properties.needs_wh,data:data23};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/flexibility/" + i1+"/needs_wh",schemaPath:"#/properties/flexibility/items/properties/needs_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.flexibility.items.properties.needs_wh.type,parentSchema:schema33.properties.flexibility.items.properties.needs_wh,data:data23};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data15.departure_soc !== undefined){
let data24 = data15.departure_soc;
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 1 || isNaN(data24)){
const err55 = {instancePath:instancePath+"/flexibility/" + i1+"/departure_soc",schemaPath:"#/properties/flexibility/items/properties/departure_soc/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema33.properties.flexibility.items.properties.departure_soc,data:data24};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data24 < 0 || isNaN(data24)){
const err56 = {instancePath:instancePath+"/flexibility/" + i1+"/departure_soc",schemaPath:"#/properties/flexibility/items/properties/departure_soc/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.flexibility.items.properties.departure_soc,data:data24};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/flexibility/" + i1+"/departure_soc",schemaPath:"#/properties/flexibility/items/properties/departure_soc/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.flexibility.items.properties.departure_soc.type,parentSchema:schema33.properties.flexibility.items.properties.departure_soc,data:data24};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
}
else {
const err58 = {instancePath:instancePath+"/flexibility/" + i1,schemaPath:"#/properties/flexibility/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.properties.flexibility.items.type,parentSchema:schema33.properties.flexibility.items,data:data15};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/flexibility",schemaPath:"#/properties/flexibility/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema33.properties.flexibility.type,parentSchema:schema33.properties.flexibility,data:data14};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.comfort !== undefined){
let data25 = data.comfort;
if(Array.isArray(data25)){
if(data25.length > 32){
const err60 = {instancePath:instancePath+"/comfort",schemaPath:"#/properties/comfort/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items",schema:32,parentSchema:schema33.properties.comfort,data:data25};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
const len2 = data25.length;
for(let i2=0; i2<len2; i2++){
let data26 = data25[i2];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
if(data26.id === undefined){
const err61 = {instancePath:instancePath+"/comfort/" + i2,schemaPath:"#/properties/comfort/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema33.properties.comfort.items.required,parentSchema:schema33.properties.comfort.items,data:data26};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data26.kind === undefined){
const err62 = {instancePath:instancePath+"/comfort/" + i2,schemaPath:"#/properties/comfort/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema33.properties.comfort.items.required,parentSchema:schema33.properties.comfort.items,data:data26};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data26.sn === undefined){
const err63 = {instancePath:instancePath+"/comfort/" + i2,schemaPath:"#/properties/comfort/items/required",keyword:"required",params:{missingProperty: "sn"},message:"must have required property '"+"sn"+"'",schema:schema33.properties.comfort.items.required,parentSchema:schema33.properties.comfort.items,data:data26};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data26.metric === undefined){
const err64 = {instancePath:instancePath+"/comfort/" + i2,schemaPath:"#/properties/comfort/items/required",keyword:"required",params:{missingProperty: "metric"},message:"must have required property '"+"metric"+"'",schema:schema33.properties.comfort.items.required,parentSchema:schema33.properties.comfort.items,data:data26};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
for(const key3 in data26){
if(!((((((key3 === "id") || (key3 === "kind")) || (key3 === "lower")) || (key3 === "upper")) || (key3 === "sn")) || (key3 === "metric"))){
const err65 = {instancePath:instancePath+"/comfort/" + i2,schemaPath:"#/properties/comfort/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema33.properties.comfort.items,data:data26};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data26.id !== undefined){
let data27 = data26.id;
if(typeof data27 === "string"){
if(!pattern10.test(data27)){
const err66 = {instancePath:instancePath+"/comfort/" + i2+"/id",schemaPath:"#/properties/comfort/items/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!#-\\[\\]-~]{1,128}$"},message:"must match pattern \""+"^[!#-\\[\\]-~]{1,128}$"+"\"",schema:"^[!#-\\[\\]-~]{1,128}$",parentSchema:schema33.properties.comfort.items.properties.id,data:data27};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/comfort/" + i2+"/id",schemaPath:"#/properties/comfort/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.comfort.items.properties.id.type,parentSchema:schema33.properties.comfort.items.properties.id,data:data27};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data26.kind !== undefined){
let data28 = data26.kind;
if(typeof data28 !== "string"){
const err68 = {instancePath:instancePath+"/comfort/" + i2+"/kind",schemaPath:"#/properties/comfort/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.comfort.items.properties.kind.type,parentSchema:schema33.properties.comfort.items.properties.kind,data:data28};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(!((((data28 === "room_temperature") || (data28 === "hot_water_temperature")) || (data28 === "co2")) || (data28 === "vehicle_energy"))){
const err69 = {instancePath:instancePath+"/comfort/" + i2+"/kind",schemaPath:"#/properties/comfort/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema33.properties.comfort.items.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema33.properties.comfort.items.properties.kind.enum,parentSchema:schema33.properties.comfort.items.properties.kind,data:data28};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data26.lower !== undefined){
let data29 = data26.lower;
if(!((typeof data29 == "number") && (isFinite(data29)))){
const err70 = {instancePath:instancePath+"/comfort/" + i2+"/lower",schemaPath:"#/properties/comfort/items/properties/lower/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.comfort.items.properties.lower.type,parentSchema:schema33.properties.comfort.items.properties.lower,data:data29};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data26.upper !== undefined){
let data30 = data26.upper;
if(!((typeof data30 == "number") && (isFinite(data30)))){
const err71 = {instancePath:instancePath+"/comfort/" + i2+"/upper",schemaPath:"#/properties/comfort/items/properties/upper/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.comfort.items.properties.upper.type,parentSchema:schema33.properties.comfort.items.properties.upper,data:data30};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data26.sn !== undefined){
let data31 = data26.sn;
if(typeof data31 === "string"){
if(data31.length < 1){
const err72 = {instancePath:instancePath+"/comfort/" + i2+"/sn",schemaPath:"#/properties/comfort/items/properties/sn/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.comfort.items.properties.sn,data:data31};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/comfort/" + i2+"/sn",schemaPath:"#/properties/comfort/items/properties/sn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.comfort.items.properties.sn.type,parentSchema:schema33.properties.comfort.items.properties.sn,data:data31};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data26.metric !== undefined){
let data32 = data26.metric;
if(typeof data32 === "string"){
if(data32.length < 1){
const err74 = {instancePath:instancePath+"/comfort/" + i2+"/metric",schemaPath:"#/properties/comfort/items/properties/metric/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema33.properties.comfort.items.properties.metric,data:data32};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/comfort/" + i2+"/metric",schemaPath:"#/properties/comfort/items/properties/metric/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.comfort.items.properties.metric.type,parentSchema:schema33.properties.comfort.items.properties.metric,data:data32};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
}
else {
const err76 = {instancePath:instancePath+"/comfort/" + i2,schemaPath:"#/properties/comfort/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.properties.comfort.items.type,parentSchema:schema33.properties.comfort.items,data:data26};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/comfort",schemaPath:"#/properties/comfort/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema33.properties.comfort.type,parentSchema:schema33.properties.comfort,data:data25};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

