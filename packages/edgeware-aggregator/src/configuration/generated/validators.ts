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
export const community: Validator = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,"required":["community","location","transformers","feeders","connection_points"],"properties":{"community":{"type":"string","minLength":1},"location":{"type":"object","additionalProperties":false,"required":["latitude_deg","longitude_deg"],"properties":{"latitude_deg":{"type":"number","minimum":-90,"maximum":90},"longitude_deg":{"type":"number","minimum":-180,"maximum":180}}},"nominal_v":{"type":"number","exclusiveMinimum":0,"default":230},"frequency_hz":{"type":"number","exclusiveMinimum":0,"default":50},"transformers":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["id","rated_va"],"properties":{"id":{"type":"string","minLength":1},"rated_va":{"type":"number","exclusiveMinimum":0},"meter":{"type":"string","minLength":1},"bus":{"type":"string","minLength":1},"high_v":{"type":"number","exclusiveMinimum":0,"default":10000},"impedance_percent":{"type":"number","exclusiveMinimum":0,"maximum":30,"default":4},"resistance_percent":{"type":"number","minimum":0,"maximum":30,"default":1.2},"vector_group":{"type":"string","enum":["Dyn","YNyn","Yyn"],"default":"Dyn"}}}},"feeders":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["id","transformer"],"properties":{"id":{"type":"string","minLength":1},"transformer":{"type":"string","minLength":1},"bus":{"type":"string","minLength":1},"meter":{"type":"string","minLength":1}}}},"connection_points":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","feeder","phases","import_va","buildings"],"properties":{"id":{"type":"string","minLength":1},"feeder":{"type":"string","minLength":1},"bus":{"type":"string","minLength":1},"phases":{"type":"array","minItems":1,"maxItems":3,"uniqueItems":true,"items":{"type":"integer","minimum":1,"maximum":3}},"import_va":{"type":"number","minimum":0},"export_va":{"type":"number","minimum":0,"default":0},"buildings":{"type":"array","minItems":1,"items":{"type":"object","additionalProperties":false,"required":["serial","public_key"],"properties":{"serial":{"type":"string","minLength":1},"public_key":{"type":"string","pattern":"^[A-Za-z0-9_-]{43}$"},"key_epoch":{"type":"integer","minimum":1,"default":1},"phases":{"type":"array","minItems":1,"maxItems":3,"uniqueItems":true,"items":{"type":"integer","minimum":1,"maximum":3}},"control":{"type":"string","enum":["monitor_only","advisory","supervised_control","autonomous_within_envelope"],"default":"monitor_only"},"member":{"type":"object","additionalProperties":false,"required":["state","decision_record"],"properties":{"state":{"type":"string","enum":["APPLIED","ACTIVE","SUSPENDED","EXITED"]},"decision_record":{"type":"string","minLength":1},"member_data_clause":{"type":"boolean","default":false},"raw_series":{"type":"object","additionalProperties":false,"properties":{"residency":{"type":"boolean","default":false},"consent":{"type":"boolean","default":false},"contract":{"type":"boolean","default":false}}}}},"ders":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","kind","rated_w"],"properties":{"id":{"type":"string","minLength":1},"kind":{"type":"string","enum":["meter","pv","battery","v2x_charger","ev","inverter","vehicle"]},"rated_w":{"type":"number","exclusiveMinimum":0},"capacity_wh":{"type":"number","exclusiveMinimum":0},"tilt_deg":{"type":"number","minimum":0,"maximum":90},"azimuth_deg":{"type":"number","minimum":0,"maximum":360},"can_form_grid":{"type":"boolean","default":false}}}}}}}}}},"meters":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["serial","public_key"],"properties":{"serial":{"type":"string","minLength":1},"public_key":{"type":"string","pattern":"^[A-Za-z0-9_-]{43}$"},"key_epoch":{"type":"integer","minimum":1,"default":1}}}},"lines":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","from","to","r_ohm","x_ohm"],"properties":{"id":{"type":"string","minLength":1},"from":{"type":"string","minLength":1},"to":{"type":"string","minLength":1},"r_ohm":{"type":"number","minimum":0},"x_ohm":{"type":"number","minimum":0},"r0_ohm":{"type":"number","minimum":0},"x0_ohm":{"type":"number","minimum":0},"rated_a":{"type":"number","exclusiveMinimum":0}}}},"switches":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","from","to","closed"],"properties":{"id":{"type":"string","minLength":1},"from":{"type":"string","minLength":1},"to":{"type":"string","minLength":1},"closed":{"type":"boolean"}}}},"limits":{"type":"object","additionalProperties":false,"properties":{"voltage_band":{"type":"object","additionalProperties":false,"required":["min_pu","max_pu","severity","authority"],"properties":{"min_pu":{"type":"number","minimum":0.5,"maximum":1},"max_pu":{"type":"number","minimum":1,"maximum":1.5},"severity":{"type":"string","enum":["advisory","firm","statutory"]},"authority":{"type":"string","enum":["dso","tso","operator","regulator","internal_model"]}}},"max_unbalance_percent":{"type":"number","exclusiveMinimum":0,"maximum":100,"default":2}}},"peds":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["id","boundary_version","method","connection_points"],"properties":{"id":{"type":"string","minLength":1},"boundary_version":{"type":"string","minLength":1},"method":{"type":"string","minLength":1},"connection_points":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"string","minLength":1}},"import_factor":{"type":"number","exclusiveMinimum":0,"default":1},"export_factor":{"type":"number","minimum":0,"default":1}}}},"sharing":{"type":"object","additionalProperties":false,"required":["version","kind"],"properties":{"version":{"type":"string","minLength":1},"kind":{"type":"string","enum":["SK-STATIC","SK-PROP"]},"shares":{"type":"object","additionalProperties":{"type":"number","minimum":0}},"loss_fraction":{"type":"number","minimum":0,"maximum":0.5,"default":0}}},"stewards":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name","role","may","decision_record"],"properties":{"name":{"type":"string","minLength":1},"role":{"type":"string","minLength":1},"may":{"type":"array","uniqueItems":true,"items":{"type":"string","enum":["quarantine:release","topology:switch:report"]}},"decision_record":{"type":"string","minLength":1}}}},"privacy_floor":{"type":"integer","minimum":10,"default":10},"upstream":{"type":"object","additionalProperties":false,"required":["url"],"properties":{"url":{"type":"string","minLength":1},"creds_file":{"type":"string","minLength":1}}}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^[A-Za-z0-9_-]{43}$", "u");

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
if(data.community === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "community"},message:"must have required property '"+"community"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.location === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "location"},message:"must have required property '"+"location"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.transformers === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "transformers"},message:"must have required property '"+"transformers"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.feeders === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "feeders"},message:"must have required property '"+"feeders"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.connection_points === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "connection_points"},message:"must have required property '"+"connection_points"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err5 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.community !== undefined){
let data0 = data.community;
if(typeof data0 === "string"){
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.community,data:data0};
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
const err7 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.community.type,parentSchema:schema31.properties.community,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.location !== undefined){
let data1 = data.location;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.latitude_deg === undefined){
const err8 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/required",keyword:"required",params:{missingProperty: "latitude_deg"},message:"must have required property '"+"latitude_deg"+"'",schema:schema31.properties.location.required,parentSchema:schema31.properties.location,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1.longitude_deg === undefined){
const err9 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/required",keyword:"required",params:{missingProperty: "longitude_deg"},message:"must have required property '"+"longitude_deg"+"'",schema:schema31.properties.location.required,parentSchema:schema31.properties.location,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data1){
if(!((key1 === "latitude_deg") || (key1 === "longitude_deg"))){
const err10 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.location,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.latitude_deg !== undefined){
let data2 = data1.latitude_deg;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 90 || isNaN(data2)){
const err11 = {instancePath:instancePath+"/location/latitude_deg",schemaPath:"#/properties/location/properties/latitude_deg/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90},message:"must be <= 90",schema:90,parentSchema:schema31.properties.location.properties.latitude_deg,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data2 < -90 || isNaN(data2)){
const err12 = {instancePath:instancePath+"/location/latitude_deg",schemaPath:"#/properties/location/properties/latitude_deg/minimum",keyword:"minimum",params:{comparison: ">=", limit: -90},message:"must be >= -90",schema:-90,parentSchema:schema31.properties.location.properties.latitude_deg,data:data2};
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
const err13 = {instancePath:instancePath+"/location/latitude_deg",schemaPath:"#/properties/location/properties/latitude_deg/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.location.properties.latitude_deg.type,parentSchema:schema31.properties.location.properties.latitude_deg,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.longitude_deg !== undefined){
let data3 = data1.longitude_deg;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 180 || isNaN(data3)){
const err14 = {instancePath:instancePath+"/location/longitude_deg",schemaPath:"#/properties/location/properties/longitude_deg/maximum",keyword:"maximum",params:{comparison: "<=", limit: 180},message:"must be <= 180",schema:180,parentSchema:schema31.properties.location.properties.longitude_deg,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data3 < -180 || isNaN(data3)){
const err15 = {instancePath:instancePath+"/location/longitude_deg",schemaPath:"#/properties/location/properties/longitude_deg/minimum",keyword:"minimum",params:{comparison: ">=", limit: -180},message:"must be >= -180",schema:-180,parentSchema:schema31.properties.location.properties.longitude_deg,data:data3};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/location/longitude_deg",schemaPath:"#/properties/location/properties/longitude_deg/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.location.properties.longitude_deg.type,parentSchema:schema31.properties.location.properties.longitude_deg,data:data3};
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
const err17 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.location.type,parentSchema:schema31.properties.location,data:data1};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.nominal_v !== undefined){
let data4 = data.nominal_v;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 <= 0 || isNaN(data4)){
const err18 = {instancePath:instancePath+"/nominal_v",schemaPath:"#/properties/nominal_v/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.nominal_v,data:data4};
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
const err19 = {instancePath:instancePath+"/nominal_v",schemaPath:"#/properties/nominal_v/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.nominal_v.type,parentSchema:schema31.properties.nominal_v,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.frequency_hz !== undefined){
let data5 = data.frequency_hz;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 <= 0 || isNaN(data5)){
const err20 = {instancePath:instancePath+"/frequency_hz",schemaPath:"#/properties/frequency_hz/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.frequency_hz,data:data5};
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
const err21 = {instancePath:instancePath+"/frequency_hz",schemaPath:"#/properties/frequency_hz/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.frequency_hz.type,parentSchema:schema31.properties.frequency_hz,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.transformers !== undefined){
let data6 = data.transformers;
if(Array.isArray(data6)){
if(data6.length < 1){
const err22 = {instancePath:instancePath+"/transformers",schemaPath:"#/properties/transformers/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.transformers,data:data6};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.id === undefined){
const err23 = {instancePath:instancePath+"/transformers/" + i0,schemaPath:"#/properties/transformers/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema31.properties.transformers.items.required,parentSchema:schema31.properties.transformers.items,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data7.rated_va === undefined){
const err24 = {instancePath:instancePath+"/transformers/" + i0,schemaPath:"#/properties/transformers/items/required",keyword:"required",params:{missingProperty: "rated_va"},message:"must have required property '"+"rated_va"+"'",schema:schema31.properties.transformers.items.required,parentSchema:schema31.properties.transformers.items,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
for(const key2 in data7){
if(!((((((((key2 === "id") || (key2 === "rated_va")) || (key2 === "meter")) || (key2 === "bus")) || (key2 === "high_v")) || (key2 === "impedance_percent")) || (key2 === "resistance_percent")) || (key2 === "vector_group"))){
const err25 = {instancePath:instancePath+"/transformers/" + i0,schemaPath:"#/properties/transformers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.transformers.items,data:data7};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data7.id !== undefined){
let data8 = data7.id;
if(typeof data8 === "string"){
if(data8.length < 1){
const err26 = {instancePath:instancePath+"/transformers/" + i0+"/id",schemaPath:"#/properties/transformers/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.transformers.items.properties.id,data:data8};
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
const err27 = {instancePath:instancePath+"/transformers/" + i0+"/id",schemaPath:"#/properties/transformers/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.transformers.items.properties.id.type,parentSchema:schema31.properties.transformers.items.properties.id,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data7.rated_va !== undefined){
let data9 = data7.rated_va;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 <= 0 || isNaN(data9)){
const err28 = {instancePath:instancePath+"/transformers/" + i0+"/rated_va",schemaPath:"#/properties/transformers/items/properties/rated_va/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.transformers.items.properties.rated_va,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/transformers/" + i0+"/rated_va",schemaPath:"#/properties/transformers/items/properties/rated_va/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.transformers.items.properties.rated_va.type,parentSchema:schema31.properties.transformers.items.properties.rated_va,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data7.meter !== undefined){
let data10 = data7.meter;
if(typeof data10 === "string"){
if(data10.length < 1){
const err30 = {instancePath:instancePath+"/transformers/" + i0+"/meter",schemaPath:"#/properties/transformers/items/properties/meter/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.transformers.items.properties.meter,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/transformers/" + i0+"/meter",schemaPath:"#/properties/transformers/items/properties/meter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.transformers.items.properties.meter.type,parentSchema:schema31.properties.transformers.items.properties.meter,data:data10};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data7.bus !== undefined){
let data11 = data7.bus;
if(typeof data11 === "string"){
if(data11.length < 1){
const err32 = {instancePath:instancePath+"/transformers/" + i0+"/bus",schemaPath:"#/properties/transformers/items/properties/bus/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.transformers.items.properties.bus,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/transformers/" + i0+"/bus",schemaPath:"#/properties/transformers/items/properties/bus/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.transformers.items.properties.bus.type,parentSchema:schema31.properties.transformers.items.properties.bus,data:data11};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data7.high_v !== undefined){
let data12 = data7.high_v;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 <= 0 || isNaN(data12)){
const err34 = {instancePath:instancePath+"/transformers/" + i0+"/high_v",schemaPath:"#/properties/transformers/items/properties/high_v/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.transformers.items.properties.high_v,data:data12};
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
const err35 = {instancePath:instancePath+"/transformers/" + i0+"/high_v",schemaPath:"#/properties/transformers/items/properties/high_v/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.transformers.items.properties.high_v.type,parentSchema:schema31.properties.transformers.items.properties.high_v,data:data12};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data7.impedance_percent !== undefined){
let data13 = data7.impedance_percent;
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 30 || isNaN(data13)){
const err36 = {instancePath:instancePath+"/transformers/" + i0+"/impedance_percent",schemaPath:"#/properties/transformers/items/properties/impedance_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 30},message:"must be <= 30",schema:30,parentSchema:schema31.properties.transformers.items.properties.impedance_percent,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data13 <= 0 || isNaN(data13)){
const err37 = {instancePath:instancePath+"/transformers/" + i0+"/impedance_percent",schemaPath:"#/properties/transformers/items/properties/impedance_percent/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.transformers.items.properties.impedance_percent,data:data13};
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
const err38 = {instancePath:instancePath+"/transformers/" + i0+"/impedance_percent",schemaPath:"#/properties/transformers/items/properties/impedance_percent/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.transformers.items.properties.impedance_percent.type,parentSchema:schema31.properties.transformers.items.properties.impedance_percent,data:data13};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data7.resistance_percent !== undefined){
let data14 = data7.resistance_percent;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 30 || isNaN(data14)){
const err39 = {instancePath:instancePath+"/transformers/" + i0+"/resistance_percent",schemaPath:"#/properties/transformers/items/properties/resistance_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 30},message:"must be <= 30",schema:30,parentSchema:schema31.properties.transformers.items.properties.resistance_percent,data:data14};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err40 = {instancePath:instancePath+"/transformers/" + i0+"/resistance_percent",schemaPath:"#/properties/transformers/items/properties/resistance_percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.transformers.items.properties.resistance_percent,data:data14};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/transformers/" + i0+"/resistance_percent",schemaPath:"#/properties/transformers/items/properties/resistance_percent/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.transformers.items.properties.resistance_percent.type,parentSchema:schema31.properties.transformers.items.properties.resistance_percent,data:data14};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data7.vector_group !== undefined){
let data15 = data7.vector_group;
if(typeof data15 !== "string"){
const err42 = {instancePath:instancePath+"/transformers/" + i0+"/vector_group",schemaPath:"#/properties/transformers/items/properties/vector_group/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.transformers.items.properties.vector_group.type,parentSchema:schema31.properties.transformers.items.properties.vector_group,data:data15};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!(((data15 === "Dyn") || (data15 === "YNyn")) || (data15 === "Yyn"))){
const err43 = {instancePath:instancePath+"/transformers/" + i0+"/vector_group",schemaPath:"#/properties/transformers/items/properties/vector_group/enum",keyword:"enum",params:{allowedValues: schema31.properties.transformers.items.properties.vector_group.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.transformers.items.properties.vector_group.enum,parentSchema:schema31.properties.transformers.items.properties.vector_group,data:data15};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/transformers/" + i0,schemaPath:"#/properties/transformers/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.transformers.items.type,parentSchema:schema31.properties.transformers.items,data:data7};
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
const err45 = {instancePath:instancePath+"/transformers",schemaPath:"#/properties/transformers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.transformers.type,parentSchema:schema31.properties.transformers,data:data6};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.feeders !== undefined){
let data16 = data.feeders;
if(Array.isArray(data16)){
if(data16.length < 1){
const err46 = {instancePath:instancePath+"/feeders",schemaPath:"#/properties/feeders/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.feeders,data:data16};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
const len1 = data16.length;
for(let i1=0; i1<len1; i1++){
let data17 = data16[i1];
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.id === undefined){
const err47 = {instancePath:instancePath+"/feeders/" + i1,schemaPath:"#/properties/feeders/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema31.properties.feeders.items.required,parentSchema:schema31.properties.feeders.items,data:data17};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(data17.transformer === undefined){
const err48 = {instancePath:instancePath+"/feeders/" + i1,schemaPath:"#/properties/feeders/items/required",keyword:"required",params:{missingProperty: "transformer"},message:"must have required property '"+"transformer"+"'",schema:schema31.properties.feeders.items.required,parentSchema:schema31.properties.feeders.items,data:data17};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
for(const key3 in data17){
if(!((((key3 === "id") || (key3 === "transformer")) || (key3 === "bus")) || (key3 === "meter"))){
const err49 = {instancePath:instancePath+"/feeders/" + i1,schemaPath:"#/properties/feeders/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.feeders.items,data:data17};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data17.id !== undefined){
let data18 = data17.id;
if(typeof data18 === "string"){
if(data18.length < 1){
const err50 = {instancePath:instancePath+"/feeders/" + i1+"/id",schemaPath:"#/properties/feeders/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.feeders.items.properties.id,data:data18};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/feeders/" + i1+"/id",schemaPath:"#/properties/feeders/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.feeders.items.properties.id.type,parentSchema:schema31.properties.feeders.items.properties.id,data:data18};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data17.transformer !== undefined){
let data19 = data17.transformer;
if(typeof data19 === "string"){
if(data19.length < 1){
const err52 = {instancePath:instancePath+"/feeders/" + i1+"/transformer",schemaPath:"#/properties/feeders/items/properties/transformer/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.feeders.items.properties.transformer,data:data19};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/feeders/" + i1+"/transformer",schemaPath:"#/properties/feeders/items/properties/transformer/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.feeders.items.properties.transformer.type,parentSchema:schema31.properties.feeders.items.properties.transformer,data:data19};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data17.bus !== undefined){
let data20 = data17.bus;
if(typeof data20 === "string"){
if(data20.length < 1){
const err54 = {instancePath:instancePath+"/feeders/" + i1+"/bus",schemaPath:"#/properties/feeders/items/properties/bus/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.feeders.items.properties.bus,data:data20};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/feeders/" + i1+"/bus",schemaPath:"#/properties/feeders/items/properties/bus/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.feeders.items.properties.bus.type,parentSchema:schema31.properties.feeders.items.properties.bus,data:data20};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data17.meter !== undefined){
let data21 = data17.meter;
if(typeof data21 === "string"){
if(data21.length < 1){
const err56 = {instancePath:instancePath+"/feeders/" + i1+"/meter",schemaPath:"#/properties/feeders/items/properties/meter/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.feeders.items.properties.meter,data:data21};
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
const err57 = {instancePath:instancePath+"/feeders/" + i1+"/meter",schemaPath:"#/properties/feeders/items/properties/meter/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.feeders.items.properties.meter.type,parentSchema:schema31.properties.feeders.items.properties.meter,data:data21};
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
const err58 = {instancePath:instancePath+"/feeders/" + i1,schemaPath:"#/properties/feeders/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.feeders.items.type,parentSchema:schema31.properties.feeders.items,data:data17};
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
const err59 = {instancePath:instancePath+"/feeders",schemaPath:"#/properties/feeders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.feeders.type,parentSchema:schema31.properties.feeders,data:data16};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.connection_points !== undefined){
let data22 = data.connection_points;
if(Array.isArray(data22)){
const len2 = data22.length;
for(let i2=0; i2<len2; i2++){
let data23 = data22[i2];
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
if(data23.id === undefined){
const err60 = {instancePath:instancePath+"/connection_points/" + i2,schemaPath:"#/properties/connection_points/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema31.properties.connection_points.items.required,parentSchema:schema31.properties.connection_points.items,data:data23};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data23.feeder === undefined){
const err61 = {instancePath:instancePath+"/connection_points/" + i2,schemaPath:"#/properties/connection_points/items/required",keyword:"required",params:{missingProperty: "feeder"},message:"must have required property '"+"feeder"+"'",schema:schema31.properties.connection_points.items.required,parentSchema:schema31.properties.connection_points.items,data:data23};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(data23.phases === undefined){
const err62 = {instancePath:instancePath+"/connection_points/" + i2,schemaPath:"#/properties/connection_points/items/required",keyword:"required",params:{missingProperty: "phases"},message:"must have required property '"+"phases"+"'",schema:schema31.properties.connection_points.items.required,parentSchema:schema31.properties.connection_points.items,data:data23};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data23.import_va === undefined){
const err63 = {instancePath:instancePath+"/connection_points/" + i2,schemaPath:"#/properties/connection_points/items/required",keyword:"required",params:{missingProperty: "import_va"},message:"must have required property '"+"import_va"+"'",schema:schema31.properties.connection_points.items.required,parentSchema:schema31.properties.connection_points.items,data:data23};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if(data23.buildings === undefined){
const err64 = {instancePath:instancePath+"/connection_points/" + i2,schemaPath:"#/properties/connection_points/items/required",keyword:"required",params:{missingProperty: "buildings"},message:"must have required property '"+"buildings"+"'",schema:schema31.properties.connection_points.items.required,parentSchema:schema31.properties.connection_points.items,data:data23};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
for(const key4 in data23){
if(!(((((((key4 === "id") || (key4 === "feeder")) || (key4 === "bus")) || (key4 === "phases")) || (key4 === "import_va")) || (key4 === "export_va")) || (key4 === "buildings"))){
const err65 = {instancePath:instancePath+"/connection_points/" + i2,schemaPath:"#/properties/connection_points/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.connection_points.items,data:data23};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data23.id !== undefined){
let data24 = data23.id;
if(typeof data24 === "string"){
if(data24.length < 1){
const err66 = {instancePath:instancePath+"/connection_points/" + i2+"/id",schemaPath:"#/properties/connection_points/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.connection_points.items.properties.id,data:data24};
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
const err67 = {instancePath:instancePath+"/connection_points/" + i2+"/id",schemaPath:"#/properties/connection_points/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.id.type,parentSchema:schema31.properties.connection_points.items.properties.id,data:data24};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data23.feeder !== undefined){
let data25 = data23.feeder;
if(typeof data25 === "string"){
if(data25.length < 1){
const err68 = {instancePath:instancePath+"/connection_points/" + i2+"/feeder",schemaPath:"#/properties/connection_points/items/properties/feeder/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.connection_points.items.properties.feeder,data:data25};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/connection_points/" + i2+"/feeder",schemaPath:"#/properties/connection_points/items/properties/feeder/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.feeder.type,parentSchema:schema31.properties.connection_points.items.properties.feeder,data:data25};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data23.bus !== undefined){
let data26 = data23.bus;
if(typeof data26 === "string"){
if(data26.length < 1){
const err70 = {instancePath:instancePath+"/connection_points/" + i2+"/bus",schemaPath:"#/properties/connection_points/items/properties/bus/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.connection_points.items.properties.bus,data:data26};
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
const err71 = {instancePath:instancePath+"/connection_points/" + i2+"/bus",schemaPath:"#/properties/connection_points/items/properties/bus/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.bus.type,parentSchema:schema31.properties.connection_points.items.properties.bus,data:data26};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data23.phases !== undefined){
let data27 = data23.phases;
if(Array.isArray(data27)){
if(data27.length > 3){
const err72 = {instancePath:instancePath+"/connection_points/" + i2+"/phases",schemaPath:"#/properties/connection_points/items/properties/phases/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema31.properties.connection_points.items.properties.phases,data:data27};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data27.length < 1){
const err73 = {instancePath:instancePath+"/connection_points/" + i2+"/phases",schemaPath:"#/properties/connection_points/items/properties/phases/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.connection_points.items.properties.phases,data:data27};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
const len3 = data27.length;
for(let i3=0; i3<len3; i3++){
let data28 = data27[i3];
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err74 = {instancePath:instancePath+"/connection_points/" + i2+"/phases/" + i3,schemaPath:"#/properties/connection_points/items/properties/phases/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.connection_points.items.properties.phases.items.type,parentSchema:schema31.properties.connection_points.items.properties.phases.items,data:data28};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 3 || isNaN(data28)){
const err75 = {instancePath:instancePath+"/connection_points/" + i2+"/phases/" + i3,schemaPath:"#/properties/connection_points/items/properties/phases/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3",schema:3,parentSchema:schema31.properties.connection_points.items.properties.phases.items,data:data28};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data28 < 1 || isNaN(data28)){
const err76 = {instancePath:instancePath+"/connection_points/" + i2+"/phases/" + i3,schemaPath:"#/properties/connection_points/items/properties/phases/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.connection_points.items.properties.phases.items,data:data28};
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
let i4 = data27.length;
let j0;
if(i4 > 1){
const indices0 = {};
for(;i4--;){
let item0 = data27[i4];
if(!(((typeof item0 == "number") && (!(item0 % 1) && !isNaN(item0))) && (isFinite(item0)))){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err77 = {instancePath:instancePath+"/connection_points/" + i2+"/phases",schemaPath:"#/properties/connection_points/items/properties/phases/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i4+" are identical)",schema:true,parentSchema:schema31.properties.connection_points.items.properties.phases,data:data27};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
break;
}
indices0[item0] = i4;
}
}
}
else {
const err78 = {instancePath:instancePath+"/connection_points/" + i2+"/phases",schemaPath:"#/properties/connection_points/items/properties/phases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.connection_points.items.properties.phases.type,parentSchema:schema31.properties.connection_points.items.properties.phases,data:data27};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data23.import_va !== undefined){
let data29 = data23.import_va;
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 < 0 || isNaN(data29)){
const err79 = {instancePath:instancePath+"/connection_points/" + i2+"/import_va",schemaPath:"#/properties/connection_points/items/properties/import_va/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.connection_points.items.properties.import_va,data:data29};
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
const err80 = {instancePath:instancePath+"/connection_points/" + i2+"/import_va",schemaPath:"#/properties/connection_points/items/properties/import_va/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.connection_points.items.properties.import_va.type,parentSchema:schema31.properties.connection_points.items.properties.import_va,data:data29};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data23.export_va !== undefined){
let data30 = data23.export_va;
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 < 0 || isNaN(data30)){
const err81 = {instancePath:instancePath+"/connection_points/" + i2+"/export_va",schemaPath:"#/properties/connection_points/items/properties/export_va/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.connection_points.items.properties.export_va,data:data30};
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
const err82 = {instancePath:instancePath+"/connection_points/" + i2+"/export_va",schemaPath:"#/properties/connection_points/items/properties/export_va/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.connection_points.items.properties.export_va.type,parentSchema:schema31.properties.connection_points.items.properties.export_va,data:data30};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data23.buildings !== undefined){
let data31 = data23.buildings;
if(Array.isArray(data31)){
if(data31.length < 1){
const err83 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings",schemaPath:"#/properties/connection_points/items/properties/buildings/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.connection_points.items.properties.buildings,data:data31};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
const len4 = data31.length;
for(let i5=0; i5<len4; i5++){
let data32 = data31[i5];
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
if(data32.serial === undefined){
const err84 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5,schemaPath:"#/properties/connection_points/items/properties/buildings/items/required",keyword:"required",params:{missingProperty: "serial"},message:"must have required property '"+"serial"+"'",schema:schema31.properties.connection_points.items.properties.buildings.items.required,parentSchema:schema31.properties.connection_points.items.properties.buildings.items,data:data32};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data32.public_key === undefined){
const err85 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5,schemaPath:"#/properties/connection_points/items/properties/buildings/items/required",keyword:"required",params:{missingProperty: "public_key"},message:"must have required property '"+"public_key"+"'",schema:schema31.properties.connection_points.items.properties.buildings.items.required,parentSchema:schema31.properties.connection_points.items.properties.buildings.items,data:data32};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
for(const key5 in data32){
if(!(((((((key5 === "serial") || (key5 === "public_key")) || (key5 === "key_epoch")) || (key5 === "phases")) || (key5 === "control")) || (key5 === "member")) || (key5 === "ders"))){
const err86 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5,schemaPath:"#/properties/connection_points/items/properties/buildings/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.connection_points.items.properties.buildings.items,data:data32};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data32.serial !== undefined){
let data33 = data32.serial;
if(typeof data33 === "string"){
if(data33.length < 1){
const err87 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/serial",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/serial/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.serial,data:data33};
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
const err88 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/serial",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.serial.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.serial,data:data33};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data32.public_key !== undefined){
let data34 = data32.public_key;
if(typeof data34 === "string"){
if(!pattern4.test(data34)){
const err89 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/public_key",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/public_key/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{43}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{43}$"+"\"",schema:"^[A-Za-z0-9_-]{43}$",parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.public_key,data:data34};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/public_key",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/public_key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.public_key.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.public_key,data:data34};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data32.key_epoch !== undefined){
let data35 = data32.key_epoch;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err91 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/key_epoch",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/key_epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.key_epoch.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.key_epoch,data:data35};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 < 1 || isNaN(data35)){
const err92 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/key_epoch",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/key_epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.key_epoch,data:data35};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
if(data32.phases !== undefined){
let data36 = data32.phases;
if(Array.isArray(data36)){
if(data36.length > 3){
const err93 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/phases",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/phases/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.phases,data:data36};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data36.length < 1){
const err94 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/phases",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/phases/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.phases,data:data36};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
const len5 = data36.length;
for(let i6=0; i6<len5; i6++){
let data37 = data36[i6];
if(!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))){
const err95 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/phases/" + i6,schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/phases/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.phases.items.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.phases.items,data:data37};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 > 3 || isNaN(data37)){
const err96 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/phases/" + i6,schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/phases/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3",schema:3,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.phases.items,data:data37};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
if(data37 < 1 || isNaN(data37)){
const err97 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/phases/" + i6,schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/phases/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.phases.items,data:data37};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
let i7 = data36.length;
let j1;
if(i7 > 1){
const indices1 = {};
for(;i7--;){
let item1 = data36[i7];
if(!(((typeof item1 == "number") && (!(item1 % 1) && !isNaN(item1))) && (isFinite(item1)))){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err98 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/phases",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/phases/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i7+" are identical)",schema:true,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.phases,data:data36};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
break;
}
indices1[item1] = i7;
}
}
}
else {
const err99 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/phases",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/phases/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.phases.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.phases,data:data36};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data32.control !== undefined){
let data38 = data32.control;
if(typeof data38 !== "string"){
const err100 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/control",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/control/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.control.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.control,data:data38};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(!((((data38 === "monitor_only") || (data38 === "advisory")) || (data38 === "supervised_control")) || (data38 === "autonomous_within_envelope"))){
const err101 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/control",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/control/enum",keyword:"enum",params:{allowedValues: schema31.properties.connection_points.items.properties.buildings.items.properties.control.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.control.enum,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.control,data:data38};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data32.member !== undefined){
let data39 = data32.member;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.state === undefined){
const err102 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.required,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member,data:data39};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(data39.decision_record === undefined){
const err103 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/required",keyword:"required",params:{missingProperty: "decision_record"},message:"must have required property '"+"decision_record"+"'",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.required,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member,data:data39};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
for(const key6 in data39){
if(!((((key6 === "state") || (key6 === "decision_record")) || (key6 === "member_data_clause")) || (key6 === "raw_series"))){
const err104 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member,data:data39};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data39.state !== undefined){
let data40 = data39.state;
if(typeof data40 !== "string"){
const err105 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/state",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.state.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.state,data:data40};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(!((((data40 === "APPLIED") || (data40 === "ACTIVE")) || (data40 === "SUSPENDED")) || (data40 === "EXITED"))){
const err106 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/state",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/state/enum",keyword:"enum",params:{allowedValues: schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.state.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.state.enum,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.state,data:data40};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data39.decision_record !== undefined){
let data41 = data39.decision_record;
if(typeof data41 === "string"){
if(data41.length < 1){
const err107 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/decision_record",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/decision_record/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.decision_record,data:data41};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
else {
const err108 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/decision_record",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/decision_record/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.decision_record.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.decision_record,data:data41};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data39.member_data_clause !== undefined){
let data42 = data39.member_data_clause;
if(typeof data42 !== "boolean"){
const err109 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/member_data_clause",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/member_data_clause/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.member_data_clause.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.member_data_clause,data:data42};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data39.raw_series !== undefined){
let data43 = data39.raw_series;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key7 in data43){
if(!(((key7 === "residency") || (key7 === "consent")) || (key7 === "contract"))){
const err110 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/raw_series",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/raw_series/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.raw_series,data:data43};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data43.residency !== undefined){
let data44 = data43.residency;
if(typeof data44 !== "boolean"){
const err111 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/raw_series/residency",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/raw_series/properties/residency/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.raw_series.properties.residency.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.raw_series.properties.residency,data:data44};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data43.consent !== undefined){
let data45 = data43.consent;
if(typeof data45 !== "boolean"){
const err112 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/raw_series/consent",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/raw_series/properties/consent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.raw_series.properties.consent.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.raw_series.properties.consent,data:data45};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data43.contract !== undefined){
let data46 = data43.contract;
if(typeof data46 !== "boolean"){
const err113 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/raw_series/contract",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/raw_series/properties/contract/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.raw_series.properties.contract.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.raw_series.properties.contract,data:data46};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
else {
const err114 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member/raw_series",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/properties/raw_series/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.raw_series.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.properties.raw_series,data:data43};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
else {
const err115 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/member",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/member/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.member.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.member,data:data39};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data32.ders !== undefined){
let data47 = data32.ders;
if(Array.isArray(data47)){
const len6 = data47.length;
for(let i8=0; i8<len6; i8++){
let data48 = data47[i8];
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
if(data48.id === undefined){
const err116 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8,schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.required,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items,data:data48};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(data48.kind === undefined){
const err117 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8,schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.required,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items,data:data48};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data48.rated_w === undefined){
const err118 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8,schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/required",keyword:"required",params:{missingProperty: "rated_w"},message:"must have required property '"+"rated_w"+"'",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.required,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items,data:data48};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
for(const key8 in data48){
if(!(((((((key8 === "id") || (key8 === "kind")) || (key8 === "rated_w")) || (key8 === "capacity_wh")) || (key8 === "tilt_deg")) || (key8 === "azimuth_deg")) || (key8 === "can_form_grid"))){
const err119 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8,schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items,data:data48};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data48.id !== undefined){
let data49 = data48.id;
if(typeof data49 === "string"){
if(data49.length < 1){
const err120 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/id",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.id,data:data49};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
else {
const err121 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/id",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.id.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.id,data:data49};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data48.kind !== undefined){
let data50 = data48.kind;
if(typeof data50 !== "string"){
const err122 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/kind",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.kind.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.kind,data:data50};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(!(((((((data50 === "meter") || (data50 === "pv")) || (data50 === "battery")) || (data50 === "v2x_charger")) || (data50 === "ev")) || (data50 === "inverter")) || (data50 === "vehicle"))){
const err123 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/kind",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.kind.enum,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.kind,data:data50};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data48.rated_w !== undefined){
let data51 = data48.rated_w;
if((typeof data51 == "number") && (isFinite(data51))){
if(data51 <= 0 || isNaN(data51)){
const err124 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/rated_w",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/rated_w/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.rated_w,data:data51};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/rated_w",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/rated_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.rated_w.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.rated_w,data:data51};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data48.capacity_wh !== undefined){
let data52 = data48.capacity_wh;
if((typeof data52 == "number") && (isFinite(data52))){
if(data52 <= 0 || isNaN(data52)){
const err126 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/capacity_wh",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/capacity_wh/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.capacity_wh,data:data52};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
else {
const err127 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/capacity_wh",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/capacity_wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.capacity_wh.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.capacity_wh,data:data52};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data48.tilt_deg !== undefined){
let data53 = data48.tilt_deg;
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 90 || isNaN(data53)){
const err128 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/tilt_deg",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/tilt_deg/maximum",keyword:"maximum",params:{comparison: "<=", limit: 90},message:"must be <= 90",schema:90,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.tilt_deg,data:data53};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(data53 < 0 || isNaN(data53)){
const err129 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/tilt_deg",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/tilt_deg/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.tilt_deg,data:data53};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/tilt_deg",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/tilt_deg/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.tilt_deg.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.tilt_deg,data:data53};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data48.azimuth_deg !== undefined){
let data54 = data48.azimuth_deg;
if((typeof data54 == "number") && (isFinite(data54))){
if(data54 > 360 || isNaN(data54)){
const err131 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/azimuth_deg",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/azimuth_deg/maximum",keyword:"maximum",params:{comparison: "<=", limit: 360},message:"must be <= 360",schema:360,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.azimuth_deg,data:data54};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data54 < 0 || isNaN(data54)){
const err132 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/azimuth_deg",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/azimuth_deg/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.azimuth_deg,data:data54};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/azimuth_deg",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/azimuth_deg/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.azimuth_deg.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.azimuth_deg,data:data54};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data48.can_form_grid !== undefined){
let data55 = data48.can_form_grid;
if(typeof data55 !== "boolean"){
const err134 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8+"/can_form_grid",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/properties/can_form_grid/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.can_form_grid.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.properties.can_form_grid,data:data55};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
}
else {
const err135 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders/" + i8,schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.items,data:data48};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5+"/ders",schemaPath:"#/properties/connection_points/items/properties/buildings/items/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items.properties.ders,data:data47};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings/" + i5,schemaPath:"#/properties/connection_points/items/properties/buildings/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.connection_points.items.properties.buildings.items.type,parentSchema:schema31.properties.connection_points.items.properties.buildings.items,data:data32};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/connection_points/" + i2+"/buildings",schemaPath:"#/properties/connection_points/items/properties/buildings/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.connection_points.items.properties.buildings.type,parentSchema:schema31.properties.connection_points.items.properties.buildings,data:data31};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
}
else {
const err139 = {instancePath:instancePath+"/connection_points/" + i2,schemaPath:"#/properties/connection_points/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.connection_points.items.type,parentSchema:schema31.properties.connection_points.items,data:data23};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
}
else {
const err140 = {instancePath:instancePath+"/connection_points",schemaPath:"#/properties/connection_points/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.connection_points.type,parentSchema:schema31.properties.connection_points,data:data22};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data.meters !== undefined){
let data56 = data.meters;
if(Array.isArray(data56)){
const len7 = data56.length;
for(let i9=0; i9<len7; i9++){
let data57 = data56[i9];
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
if(data57.serial === undefined){
const err141 = {instancePath:instancePath+"/meters/" + i9,schemaPath:"#/properties/meters/items/required",keyword:"required",params:{missingProperty: "serial"},message:"must have required property '"+"serial"+"'",schema:schema31.properties.meters.items.required,parentSchema:schema31.properties.meters.items,data:data57};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
if(data57.public_key === undefined){
const err142 = {instancePath:instancePath+"/meters/" + i9,schemaPath:"#/properties/meters/items/required",keyword:"required",params:{missingProperty: "public_key"},message:"must have required property '"+"public_key"+"'",schema:schema31.properties.meters.items.required,parentSchema:schema31.properties.meters.items,data:data57};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
for(const key9 in data57){
if(!(((key9 === "serial") || (key9 === "public_key")) || (key9 === "key_epoch"))){
const err143 = {instancePath:instancePath+"/meters/" + i9,schemaPath:"#/properties/meters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.meters.items,data:data57};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
if(data57.serial !== undefined){
let data58 = data57.serial;
if(typeof data58 === "string"){
if(data58.length < 1){
const err144 = {instancePath:instancePath+"/meters/" + i9+"/serial",schemaPath:"#/properties/meters/items/properties/serial/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.meters.items.properties.serial,data:data58};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/meters/" + i9+"/serial",schemaPath:"#/properties/meters/items/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.meters.items.properties.serial.type,parentSchema:schema31.properties.meters.items.properties.serial,data:data58};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
if(data57.public_key !== undefined){
let data59 = data57.public_key;
if(typeof data59 === "string"){
if(!pattern4.test(data59)){
const err146 = {instancePath:instancePath+"/meters/" + i9+"/public_key",schemaPath:"#/properties/meters/items/properties/public_key/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]{43}$"},message:"must match pattern \""+"^[A-Za-z0-9_-]{43}$"+"\"",schema:"^[A-Za-z0-9_-]{43}$",parentSchema:schema31.properties.meters.items.properties.public_key,data:data59};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {instancePath:instancePath+"/meters/" + i9+"/public_key",schemaPath:"#/properties/meters/items/properties/public_key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.meters.items.properties.public_key.type,parentSchema:schema31.properties.meters.items.properties.public_key,data:data59};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data57.key_epoch !== undefined){
let data60 = data57.key_epoch;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
const err148 = {instancePath:instancePath+"/meters/" + i9+"/key_epoch",schemaPath:"#/properties/meters/items/properties/key_epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.meters.items.properties.key_epoch.type,parentSchema:schema31.properties.meters.items.properties.key_epoch,data:data60};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if((typeof data60 == "number") && (isFinite(data60))){
if(data60 < 1 || isNaN(data60)){
const err149 = {instancePath:instancePath+"/meters/" + i9+"/key_epoch",schemaPath:"#/properties/meters/items/properties/key_epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.meters.items.properties.key_epoch,data:data60};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
}
}
else {
const err150 = {instancePath:instancePath+"/meters/" + i9,schemaPath:"#/properties/meters/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.meters.items.type,parentSchema:schema31.properties.meters.items,data:data57};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
}
else {
const err151 = {instancePath:instancePath+"/meters",schemaPath:"#/properties/meters/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.meters.type,parentSchema:schema31.properties.meters,data:data56};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data.lines !== undefined){
let data61 = data.lines;
if(Array.isArray(data61)){
const len8 = data61.length;
for(let i10=0; i10<len8; i10++){
let data62 = data61[i10];
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
if(data62.id === undefined){
const err152 = {instancePath:instancePath+"/lines/" + i10,schemaPath:"#/properties/lines/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema31.properties.lines.items.required,parentSchema:schema31.properties.lines.items,data:data62};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(data62.from === undefined){
const err153 = {instancePath:instancePath+"/lines/" + i10,schemaPath:"#/properties/lines/items/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'",schema:schema31.properties.lines.items.required,parentSchema:schema31.properties.lines.items,data:data62};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(data62.to === undefined){
const err154 = {instancePath:instancePath+"/lines/" + i10,schemaPath:"#/properties/lines/items/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'",schema:schema31.properties.lines.items.required,parentSchema:schema31.properties.lines.items,data:data62};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(data62.r_ohm === undefined){
const err155 = {instancePath:instancePath+"/lines/" + i10,schemaPath:"#/properties/lines/items/required",keyword:"required",params:{missingProperty: "r_ohm"},message:"must have required property '"+"r_ohm"+"'",schema:schema31.properties.lines.items.required,parentSchema:schema31.properties.lines.items,data:data62};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(data62.x_ohm === undefined){
const err156 = {instancePath:instancePath+"/lines/" + i10,schemaPath:"#/properties/lines/items/required",keyword:"required",params:{missingProperty: "x_ohm"},message:"must have required property '"+"x_ohm"+"'",schema:schema31.properties.lines.items.required,parentSchema:schema31.properties.lines.items,data:data62};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
for(const key10 in data62){
if(!((((((((key10 === "id") || (key10 === "from")) || (key10 === "to")) || (key10 === "r_ohm")) || (key10 === "x_ohm")) || (key10 === "r0_ohm")) || (key10 === "x0_ohm")) || (key10 === "rated_a"))){
const err157 = {instancePath:instancePath+"/lines/" + i10,schemaPath:"#/properties/lines/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.lines.items,data:data62};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data62.id !== undefined){
let data63 = data62.id;
if(typeof data63 === "string"){
if(data63.length < 1){
const err158 = {instancePath:instancePath+"/lines/" + i10+"/id",schemaPath:"#/properties/lines/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.lines.items.properties.id,data:data63};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
else {
const err159 = {instancePath:instancePath+"/lines/" + i10+"/id",schemaPath:"#/properties/lines/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.lines.items.properties.id.type,parentSchema:schema31.properties.lines.items.properties.id,data:data63};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data62.from !== undefined){
let data64 = data62.from;
if(typeof data64 === "string"){
if(data64.length < 1){
const err160 = {instancePath:instancePath+"/lines/" + i10+"/from",schemaPath:"#/properties/lines/items/properties/from/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.lines.items.properties.from,data:data64};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
else {
const err161 = {instancePath:instancePath+"/lines/" + i10+"/from",schemaPath:"#/properties/lines/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.lines.items.properties.from.type,parentSchema:schema31.properties.lines.items.properties.from,data:data64};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data62.to !== undefined){
let data65 = data62.to;
if(typeof data65 === "string"){
if(data65.length < 1){
const err162 = {instancePath:instancePath+"/lines/" + i10+"/to",schemaPath:"#/properties/lines/items/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.lines.items.properties.to,data:data65};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
else {
const err163 = {instancePath:instancePath+"/lines/" + i10+"/to",schemaPath:"#/properties/lines/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.lines.items.properties.to.type,parentSchema:schema31.properties.lines.items.properties.to,data:data65};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
if(data62.r_ohm !== undefined){
let data66 = data62.r_ohm;
if((typeof data66 == "number") && (isFinite(data66))){
if(data66 < 0 || isNaN(data66)){
const err164 = {instancePath:instancePath+"/lines/" + i10+"/r_ohm",schemaPath:"#/properties/lines/items/properties/r_ohm/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.lines.items.properties.r_ohm,data:data66};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
else {
const err165 = {instancePath:instancePath+"/lines/" + i10+"/r_ohm",schemaPath:"#/properties/lines/items/properties/r_ohm/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.lines.items.properties.r_ohm.type,parentSchema:schema31.properties.lines.items.properties.r_ohm,data:data66};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data62.x_ohm !== undefined){
let data67 = data62.x_ohm;
if((typeof data67 == "number") && (isFinite(data67))){
if(data67 < 0 || isNaN(data67)){
const err166 = {instancePath:instancePath+"/lines/" + i10+"/x_ohm",schemaPath:"#/properties/lines/items/properties/x_ohm/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.lines.items.properties.x_ohm,data:data67};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
else {
const err167 = {instancePath:instancePath+"/lines/" + i10+"/x_ohm",schemaPath:"#/properties/lines/items/properties/x_ohm/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.lines.items.properties.x_ohm.type,parentSchema:schema31.properties.lines.items.properties.x_ohm,data:data67};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data62.r0_ohm !== undefined){
let data68 = data62.r0_ohm;
if((typeof data68 == "number") && (isFinite(data68))){
if(data68 < 0 || isNaN(data68)){
const err168 = {instancePath:instancePath+"/lines/" + i10+"/r0_ohm",schemaPath:"#/properties/lines/items/properties/r0_ohm/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.lines.items.properties.r0_ohm,data:data68};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
else {
const err169 = {instancePath:instancePath+"/lines/" + i10+"/r0_ohm",schemaPath:"#/properties/lines/items/properties/r0_ohm/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.lines.items.properties.r0_ohm.type,parentSchema:schema31.properties.lines.items.properties.r0_ohm,data:data68};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data62.x0_ohm !== undefined){
let data69 = data62.x0_ohm;
if((typeof data69 == "number") && (isFinite(data69))){
if(data69 < 0 || isNaN(data69)){
const err170 = {instancePath:instancePath+"/lines/" + i10+"/x0_ohm",schemaPath:"#/properties/lines/items/properties/x0_ohm/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.lines.items.properties.x0_ohm,data:data69};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
else {
const err171 = {instancePath:instancePath+"/lines/" + i10+"/x0_ohm",schemaPath:"#/properties/lines/items/properties/x0_ohm/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.lines.items.properties.x0_ohm.type,parentSchema:schema31.properties.lines.items.properties.x0_ohm,data:data69};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data62.rated_a !== undefined){
let data70 = data62.rated_a;
if((typeof data70 == "number") && (isFinite(data70))){
if(data70 <= 0 || isNaN(data70)){
const err172 = {instancePath:instancePath+"/lines/" + i10+"/rated_a",schemaPath:"#/properties/lines/items/properties/rated_a/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.lines.items.properties.rated_a,data:data70};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
else {
const err173 = {instancePath:instancePath+"/lines/" + i10+"/rated_a",schemaPath:"#/properties/lines/items/properties/rated_a/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.lines.items.properties.rated_a.type,parentSchema:schema31.properties.lines.items.properties.rated_a,data:data70};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
}
else {
const err174 = {instancePath:instancePath+"/lines/" + i10,schemaPath:"#/properties/lines/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.lines.items.type,parentSchema:schema31.properties.lines.items,data:data62};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
else {
const err175 = {instancePath:instancePath+"/lines",schemaPath:"#/properties/lines/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.lines.type,parentSchema:schema31.properties.lines,data:data61};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
if(data.switches !== undefined){
let data71 = data.switches;
if(Array.isArray(data71)){
const len9 = data71.length;
for(let i11=0; i11<len9; i11++){
let data72 = data71[i11];
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
if(data72.id === undefined){
const err176 = {instancePath:instancePath+"/switches/" + i11,schemaPath:"#/properties/switches/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema31.properties.switches.items.required,parentSchema:schema31.properties.switches.items,data:data72};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
if(data72.from === undefined){
const err177 = {instancePath:instancePath+"/switches/" + i11,schemaPath:"#/properties/switches/items/required",keyword:"required",params:{missingProperty: "from"},message:"must have required property '"+"from"+"'",schema:schema31.properties.switches.items.required,parentSchema:schema31.properties.switches.items,data:data72};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
if(data72.to === undefined){
const err178 = {instancePath:instancePath+"/switches/" + i11,schemaPath:"#/properties/switches/items/required",keyword:"required",params:{missingProperty: "to"},message:"must have required property '"+"to"+"'",schema:schema31.properties.switches.items.required,parentSchema:schema31.properties.switches.items,data:data72};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data72.closed === undefined){
const err179 = {instancePath:instancePath+"/switches/" + i11,schemaPath:"#/properties/switches/items/required",keyword:"required",params:{missingProperty: "closed"},message:"must have required property '"+"closed"+"'",schema:schema31.properties.switches.items.required,parentSchema:schema31.properties.switches.items,data:data72};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
for(const key11 in data72){
if(!((((key11 === "id") || (key11 === "from")) || (key11 === "to")) || (key11 === "closed"))){
const err180 = {instancePath:instancePath+"/switches/" + i11,schemaPath:"#/properties/switches/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.switches.items,data:data72};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data72.id !== undefined){
let data73 = data72.id;
if(typeof data73 === "string"){
if(data73.length < 1){
const err181 = {instancePath:instancePath+"/switches/" + i11+"/id",schemaPath:"#/properties/switches/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.switches.items.properties.id,data:data73};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
else {
const err182 = {instancePath:instancePath+"/switches/" + i11+"/id",schemaPath:"#/properties/switches/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.switches.items.properties.id.type,parentSchema:schema31.properties.switches.items.properties.id,data:data73};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
if(data72.from !== undefined){
let data74 = data72.from;
if(typeof data74 === "string"){
if(data74.length < 1){
const err183 = {instancePath:instancePath+"/switches/" + i11+"/from",schemaPath:"#/properties/switches/items/properties/from/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.switches.items.properties.from,data:data74};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
else {
const err184 = {instancePath:instancePath+"/switches/" + i11+"/from",schemaPath:"#/properties/switches/items/properties/from/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.switches.items.properties.from.type,parentSchema:schema31.properties.switches.items.properties.from,data:data74};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
if(data72.to !== undefined){
let data75 = data72.to;
if(typeof data75 === "string"){
if(data75.length < 1){
const err185 = {instancePath:instancePath+"/switches/" + i11+"/to",schemaPath:"#/properties/switches/items/properties/to/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.switches.items.properties.to,data:data75};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
else {
const err186 = {instancePath:instancePath+"/switches/" + i11+"/to",schemaPath:"#/properties/switches/items/properties/to/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.switches.items.properties.to.type,parentSchema:schema31.properties.switches.items.properties.to,data:data75};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data72.closed !== undefined){
let data76 = data72.closed;
if(typeof data76 !== "boolean"){
const err187 = {instancePath:instancePath+"/switches/" + i11+"/closed",schemaPath:"#/properties/switches/items/properties/closed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema31.properties.switches.items.properties.closed.type,parentSchema:schema31.properties.switches.items.properties.closed,data:data76};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
}
else {
const err188 = {instancePath:instancePath+"/switches/" + i11,schemaPath:"#/properties/switches/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.switches.items.type,parentSchema:schema31.properties.switches.items,data:data72};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
}
}
else {
const err189 = {instancePath:instancePath+"/switches",schemaPath:"#/properties/switches/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.switches.type,parentSchema:schema31.properties.switches,data:data71};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
if(data.limits !== undefined){
let data77 = data.limits;
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
for(const key12 in data77){
if(!((key12 === "voltage_band") || (key12 === "max_unbalance_percent"))){
const err190 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.limits,data:data77};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
}
if(data77.voltage_band !== undefined){
let data78 = data77.voltage_band;
if(data78 && typeof data78 == "object" && !Array.isArray(data78)){
if(data78.min_pu === undefined){
const err191 = {instancePath:instancePath+"/limits/voltage_band",schemaPath:"#/properties/limits/properties/voltage_band/required",keyword:"required",params:{missingProperty: "min_pu"},message:"must have required property '"+"min_pu"+"'",schema:schema31.properties.limits.properties.voltage_band.required,parentSchema:schema31.properties.limits.properties.voltage_band,data:data78};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(data78.max_pu === undefined){
const err192 = {instancePath:instancePath+"/limits/voltage_band",schemaPath:"#/properties/limits/properties/voltage_band/required",keyword:"required",params:{missingProperty: "max_pu"},message:"must have required property '"+"max_pu"+"'",schema:schema31.properties.limits.properties.voltage_band.required,parentSchema:schema31.properties.limits.properties.voltage_band,data:data78};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
if(data78.severity === undefined){
const err193 = {instancePath:instancePath+"/limits/voltage_band",schemaPath:"#/properties/limits/properties/voltage_band/required",keyword:"required",params:{missingProperty: "severity"},message:"must have required property '"+"severity"+"'",schema:schema31.properties.limits.properties.voltage_band.required,parentSchema:schema31.properties.limits.properties.voltage_band,data:data78};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
if(data78.authority === undefined){
const err194 = {instancePath:instancePath+"/limits/voltage_band",schemaPath:"#/properties/limits/properties/voltage_band/required",keyword:"required",params:{missingProperty: "authority"},message:"must have required property '"+"authority"+"'",schema:schema31.properties.limits.properties.voltage_band.required,parentSchema:schema31.properties.limits.properties.voltage_band,data:data78};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
for(const key13 in data78){
if(!((((key13 === "min_pu") || (key13 === "max_pu")) || (key13 === "severity")) || (key13 === "authority"))){
const err195 = {instancePath:instancePath+"/limits/voltage_band",schemaPath:"#/properties/limits/properties/voltage_band/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.limits.properties.voltage_band,data:data78};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
if(data78.min_pu !== undefined){
let data79 = data78.min_pu;
if((typeof data79 == "number") && (isFinite(data79))){
if(data79 > 1 || isNaN(data79)){
const err196 = {instancePath:instancePath+"/limits/voltage_band/min_pu",schemaPath:"#/properties/limits/properties/voltage_band/properties/min_pu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema31.properties.limits.properties.voltage_band.properties.min_pu,data:data79};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
if(data79 < 0.5 || isNaN(data79)){
const err197 = {instancePath:instancePath+"/limits/voltage_band/min_pu",schemaPath:"#/properties/limits/properties/voltage_band/properties/min_pu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.5},message:"must be >= 0.5",schema:0.5,parentSchema:schema31.properties.limits.properties.voltage_band.properties.min_pu,data:data79};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
else {
const err198 = {instancePath:instancePath+"/limits/voltage_band/min_pu",schemaPath:"#/properties/limits/properties/voltage_band/properties/min_pu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.limits.properties.voltage_band.properties.min_pu.type,parentSchema:schema31.properties.limits.properties.voltage_band.properties.min_pu,data:data79};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data78.max_pu !== undefined){
let data80 = data78.max_pu;
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 > 1.5 || isNaN(data80)){
const err199 = {instancePath:instancePath+"/limits/voltage_band/max_pu",schemaPath:"#/properties/limits/properties/voltage_band/properties/max_pu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1.5},message:"must be <= 1.5",schema:1.5,parentSchema:schema31.properties.limits.properties.voltage_band.properties.max_pu,data:data80};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
if(data80 < 1 || isNaN(data80)){
const err200 = {instancePath:instancePath+"/limits/voltage_band/max_pu",schemaPath:"#/properties/limits/properties/voltage_band/properties/max_pu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema31.properties.limits.properties.voltage_band.properties.max_pu,data:data80};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
else {
const err201 = {instancePath:instancePath+"/limits/voltage_band/max_pu",schemaPath:"#/properties/limits/properties/voltage_band/properties/max_pu/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.limits.properties.voltage_band.properties.max_pu.type,parentSchema:schema31.properties.limits.properties.voltage_band.properties.max_pu,data:data80};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data78.severity !== undefined){
let data81 = data78.severity;
if(typeof data81 !== "string"){
const err202 = {instancePath:instancePath+"/limits/voltage_band/severity",schemaPath:"#/properties/limits/properties/voltage_band/properties/severity/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.limits.properties.voltage_band.properties.severity.type,parentSchema:schema31.properties.limits.properties.voltage_band.properties.severity,data:data81};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(!(((data81 === "advisory") || (data81 === "firm")) || (data81 === "statutory"))){
const err203 = {instancePath:instancePath+"/limits/voltage_band/severity",schemaPath:"#/properties/limits/properties/voltage_band/properties/severity/enum",keyword:"enum",params:{allowedValues: schema31.properties.limits.properties.voltage_band.properties.severity.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.limits.properties.voltage_band.properties.severity.enum,parentSchema:schema31.properties.limits.properties.voltage_band.properties.severity,data:data81};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
if(data78.authority !== undefined){
let data82 = data78.authority;
if(typeof data82 !== "string"){
const err204 = {instancePath:instancePath+"/limits/voltage_band/authority",schemaPath:"#/properties/limits/properties/voltage_band/properties/authority/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.limits.properties.voltage_band.properties.authority.type,parentSchema:schema31.properties.limits.properties.voltage_band.properties.authority,data:data82};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if(!(((((data82 === "dso") || (data82 === "tso")) || (data82 === "operator")) || (data82 === "regulator")) || (data82 === "internal_model"))){
const err205 = {instancePath:instancePath+"/limits/voltage_band/authority",schemaPath:"#/properties/limits/properties/voltage_band/properties/authority/enum",keyword:"enum",params:{allowedValues: schema31.properties.limits.properties.voltage_band.properties.authority.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.limits.properties.voltage_band.properties.authority.enum,parentSchema:schema31.properties.limits.properties.voltage_band.properties.authority,data:data82};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
}
else {
const err206 = {instancePath:instancePath+"/limits/voltage_band",schemaPath:"#/properties/limits/properties/voltage_band/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.limits.properties.voltage_band.type,parentSchema:schema31.properties.limits.properties.voltage_band,data:data78};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
if(data77.max_unbalance_percent !== undefined){
let data83 = data77.max_unbalance_percent;
if((typeof data83 == "number") && (isFinite(data83))){
if(data83 > 100 || isNaN(data83)){
const err207 = {instancePath:instancePath+"/limits/max_unbalance_percent",schemaPath:"#/properties/limits/properties/max_unbalance_percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema31.properties.limits.properties.max_unbalance_percent,data:data83};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if(data83 <= 0 || isNaN(data83)){
const err208 = {instancePath:instancePath+"/limits/max_unbalance_percent",schemaPath:"#/properties/limits/properties/max_unbalance_percent/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.limits.properties.max_unbalance_percent,data:data83};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
else {
const err209 = {instancePath:instancePath+"/limits/max_unbalance_percent",schemaPath:"#/properties/limits/properties/max_unbalance_percent/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.limits.properties.max_unbalance_percent.type,parentSchema:schema31.properties.limits.properties.max_unbalance_percent,data:data83};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
}
else {
const err210 = {instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.limits.type,parentSchema:schema31.properties.limits,data:data77};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
if(data.peds !== undefined){
let data84 = data.peds;
if(Array.isArray(data84)){
const len10 = data84.length;
for(let i12=0; i12<len10; i12++){
let data85 = data84[i12];
if(data85 && typeof data85 == "object" && !Array.isArray(data85)){
if(data85.id === undefined){
const err211 = {instancePath:instancePath+"/peds/" + i12,schemaPath:"#/properties/peds/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema31.properties.peds.items.required,parentSchema:schema31.properties.peds.items,data:data85};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(data85.boundary_version === undefined){
const err212 = {instancePath:instancePath+"/peds/" + i12,schemaPath:"#/properties/peds/items/required",keyword:"required",params:{missingProperty: "boundary_version"},message:"must have required property '"+"boundary_version"+"'",schema:schema31.properties.peds.items.required,parentSchema:schema31.properties.peds.items,data:data85};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(data85.method === undefined){
const err213 = {instancePath:instancePath+"/peds/" + i12,schemaPath:"#/properties/peds/items/required",keyword:"required",params:{missingProperty: "method"},message:"must have required property '"+"method"+"'",schema:schema31.properties.peds.items.required,parentSchema:schema31.properties.peds.items,data:data85};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
if(data85.connection_points === undefined){
const err214 = {instancePath:instancePath+"/peds/" + i12,schemaPath:"#/properties/peds/items/required",keyword:"required",params:{missingProperty: "connection_points"},message:"must have required property '"+"connection_points"+"'",schema:schema31.properties.peds.items.required,parentSchema:schema31.properties.peds.items,data:data85};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
for(const key14 in data85){
if(!((((((key14 === "id") || (key14 === "boundary_version")) || (key14 === "method")) || (key14 === "connection_points")) || (key14 === "import_factor")) || (key14 === "export_factor"))){
const err215 = {instancePath:instancePath+"/peds/" + i12,schemaPath:"#/properties/peds/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.peds.items,data:data85};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
if(data85.id !== undefined){
let data86 = data85.id;
if(typeof data86 === "string"){
if(data86.length < 1){
const err216 = {instancePath:instancePath+"/peds/" + i12+"/id",schemaPath:"#/properties/peds/items/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.peds.items.properties.id,data:data86};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
else {
const err217 = {instancePath:instancePath+"/peds/" + i12+"/id",schemaPath:"#/properties/peds/items/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.peds.items.properties.id.type,parentSchema:schema31.properties.peds.items.properties.id,data:data86};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
if(data85.boundary_version !== undefined){
let data87 = data85.boundary_version;
if(typeof data87 === "string"){
if(data87.length < 1){
const err218 = {instancePath:instancePath+"/peds/" + i12+"/boundary_version",schemaPath:"#/properties/peds/items/properties/boundary_version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.peds.items.properties.boundary_version,data:data87};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
else {
const err219 = {instancePath:instancePath+"/peds/" + i12+"/boundary_version",schemaPath:"#/properties/peds/items/properties/boundary_version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.peds.items.properties.boundary_version.type,parentSchema:schema31.properties.peds.items.properties.boundary_version,data:data87};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data85.method !== undefined){
let data88 = data85.method;
if(typeof data88 === "string"){
if(data88.length < 1){
const err220 = {instancePath:instancePath+"/peds/" + i12+"/method",schemaPath:"#/properties/peds/items/properties/method/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.peds.items.properties.method,data:data88};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
else {
const err221 = {instancePath:instancePath+"/peds/" + i12+"/method",schemaPath:"#/properties/peds/items/properties/method/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.peds.items.properties.method.type,parentSchema:schema31.properties.peds.items.properties.method,data:data88};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data85.connection_points !== undefined){
let data89 = data85.connection_points;
if(Array.isArray(data89)){
if(data89.length < 1){
const err222 = {instancePath:instancePath+"/peds/" + i12+"/connection_points",schemaPath:"#/properties/peds/items/properties/connection_points/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema31.properties.peds.items.properties.connection_points,data:data89};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
const len11 = data89.length;
for(let i13=0; i13<len11; i13++){
let data90 = data89[i13];
if(typeof data90 === "string"){
if(data90.length < 1){
const err223 = {instancePath:instancePath+"/peds/" + i12+"/connection_points/" + i13,schemaPath:"#/properties/peds/items/properties/connection_points/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.peds.items.properties.connection_points.items,data:data90};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
else {
const err224 = {instancePath:instancePath+"/peds/" + i12+"/connection_points/" + i13,schemaPath:"#/properties/peds/items/properties/connection_points/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.peds.items.properties.connection_points.items.type,parentSchema:schema31.properties.peds.items.properties.connection_points.items,data:data90};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
let i14 = data89.length;
let j2;
if(i14 > 1){
const indices2 = {};
for(;i14--;){
let item2 = data89[i14];
if(typeof item2 !== "string"){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err225 = {instancePath:instancePath+"/peds/" + i12+"/connection_points",schemaPath:"#/properties/peds/items/properties/connection_points/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i14+" are identical)",schema:true,parentSchema:schema31.properties.peds.items.properties.connection_points,data:data89};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
break;
}
indices2[item2] = i14;
}
}
}
else {
const err226 = {instancePath:instancePath+"/peds/" + i12+"/connection_points",schemaPath:"#/properties/peds/items/properties/connection_points/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.peds.items.properties.connection_points.type,parentSchema:schema31.properties.peds.items.properties.connection_points,data:data89};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
if(data85.import_factor !== undefined){
let data91 = data85.import_factor;
if((typeof data91 == "number") && (isFinite(data91))){
if(data91 <= 0 || isNaN(data91)){
const err227 = {instancePath:instancePath+"/peds/" + i12+"/import_factor",schemaPath:"#/properties/peds/items/properties/import_factor/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0",schema:0,parentSchema:schema31.properties.peds.items.properties.import_factor,data:data91};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
else {
const err228 = {instancePath:instancePath+"/peds/" + i12+"/import_factor",schemaPath:"#/properties/peds/items/properties/import_factor/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.peds.items.properties.import_factor.type,parentSchema:schema31.properties.peds.items.properties.import_factor,data:data91};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
if(data85.export_factor !== undefined){
let data92 = data85.export_factor;
if((typeof data92 == "number") && (isFinite(data92))){
if(data92 < 0 || isNaN(data92)){
const err229 = {instancePath:instancePath+"/peds/" + i12+"/export_factor",schemaPath:"#/properties/peds/items/properties/export_factor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.peds.items.properties.export_factor,data:data92};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
else {
const err230 = {instancePath:instancePath+"/peds/" + i12+"/export_factor",schemaPath:"#/properties/peds/items/properties/export_factor/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.peds.items.properties.export_factor.type,parentSchema:schema31.properties.peds.items.properties.export_factor,data:data92};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
}
else {
const err231 = {instancePath:instancePath+"/peds/" + i12,schemaPath:"#/properties/peds/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.peds.items.type,parentSchema:schema31.properties.peds.items,data:data85};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
}
else {
const err232 = {instancePath:instancePath+"/peds",schemaPath:"#/properties/peds/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.peds.type,parentSchema:schema31.properties.peds,data:data84};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
if(data.sharing !== undefined){
let data93 = data.sharing;
if(data93 && typeof data93 == "object" && !Array.isArray(data93)){
if(data93.version === undefined){
const err233 = {instancePath:instancePath+"/sharing",schemaPath:"#/properties/sharing/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema31.properties.sharing.required,parentSchema:schema31.properties.sharing,data:data93};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if(data93.kind === undefined){
const err234 = {instancePath:instancePath+"/sharing",schemaPath:"#/properties/sharing/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema31.properties.sharing.required,parentSchema:schema31.properties.sharing,data:data93};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
for(const key15 in data93){
if(!((((key15 === "version") || (key15 === "kind")) || (key15 === "shares")) || (key15 === "loss_fraction"))){
const err235 = {instancePath:instancePath+"/sharing",schemaPath:"#/properties/sharing/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.sharing,data:data93};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
if(data93.version !== undefined){
let data94 = data93.version;
if(typeof data94 === "string"){
if(data94.length < 1){
const err236 = {instancePath:instancePath+"/sharing/version",schemaPath:"#/properties/sharing/properties/version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.sharing.properties.version,data:data94};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
else {
const err237 = {instancePath:instancePath+"/sharing/version",schemaPath:"#/properties/sharing/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.sharing.properties.version.type,parentSchema:schema31.properties.sharing.properties.version,data:data94};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
if(data93.kind !== undefined){
let data95 = data93.kind;
if(typeof data95 !== "string"){
const err238 = {instancePath:instancePath+"/sharing/kind",schemaPath:"#/properties/sharing/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.sharing.properties.kind.type,parentSchema:schema31.properties.sharing.properties.kind,data:data95};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(!((data95 === "SK-STATIC") || (data95 === "SK-PROP"))){
const err239 = {instancePath:instancePath+"/sharing/kind",schemaPath:"#/properties/sharing/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.sharing.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.sharing.properties.kind.enum,parentSchema:schema31.properties.sharing.properties.kind,data:data95};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
if(data93.shares !== undefined){
let data96 = data93.shares;
if(data96 && typeof data96 == "object" && !Array.isArray(data96)){
for(const key16 in data96){
let data97 = data96[key16];
if((typeof data97 == "number") && (isFinite(data97))){
if(data97 < 0 || isNaN(data97)){
const err240 = {instancePath:instancePath+"/sharing/shares/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sharing/properties/shares/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.sharing.properties.shares.additionalProperties,data:data97};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
else {
const err241 = {instancePath:instancePath+"/sharing/shares/" + key16.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/sharing/properties/shares/additionalProperties/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.sharing.properties.shares.additionalProperties.type,parentSchema:schema31.properties.sharing.properties.shares.additionalProperties,data:data97};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
}
else {
const err242 = {instancePath:instancePath+"/sharing/shares",schemaPath:"#/properties/sharing/properties/shares/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.sharing.properties.shares.type,parentSchema:schema31.properties.sharing.properties.shares,data:data96};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
if(data93.loss_fraction !== undefined){
let data98 = data93.loss_fraction;
if((typeof data98 == "number") && (isFinite(data98))){
if(data98 > 0.5 || isNaN(data98)){
const err243 = {instancePath:instancePath+"/sharing/loss_fraction",schemaPath:"#/properties/sharing/properties/loss_fraction/maximum",keyword:"maximum",params:{comparison: "<=", limit: 0.5},message:"must be <= 0.5",schema:0.5,parentSchema:schema31.properties.sharing.properties.loss_fraction,data:data98};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
if(data98 < 0 || isNaN(data98)){
const err244 = {instancePath:instancePath+"/sharing/loss_fraction",schemaPath:"#/properties/sharing/properties/loss_fraction/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.sharing.properties.loss_fraction,data:data98};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
else {
const err245 = {instancePath:instancePath+"/sharing/loss_fraction",schemaPath:"#/properties/sharing/properties/loss_fraction/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.sharing.properties.loss_fraction.type,parentSchema:schema31.properties.sharing.properties.loss_fraction,data:data98};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
}
else {
const err246 = {instancePath:instancePath+"/sharing",schemaPath:"#/properties/sharing/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.sharing.type,parentSchema:schema31.properties.sharing,data:data93};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
if(data.stewards !== undefined){
let data99 = data.stewards;
if(Array.isArray(data99)){
const len12 = data99.length;
for(let i15=0; i15<len12; i15++){
let data100 = data99[i15];
if(data100 && typeof data100 == "object" && !Array.isArray(data100)){
if(data100.name === undefined){
const err247 = {instancePath:instancePath+"/stewards/" + i15,schemaPath:"#/properties/stewards/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema31.properties.stewards.items.required,parentSchema:schema31.properties.stewards.items,data:data100};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
if(data100.role === undefined){
const err248 = {instancePath:instancePath+"/stewards/" + i15,schemaPath:"#/properties/stewards/items/required",keyword:"required",params:{missingProperty: "role"},message:"must have required property '"+"role"+"'",schema:schema31.properties.stewards.items.required,parentSchema:schema31.properties.stewards.items,data:data100};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
if(data100.may === undefined){
const err249 = {instancePath:instancePath+"/stewards/" + i15,schemaPath:"#/properties/stewards/items/required",keyword:"required",params:{missingProperty: "may"},message:"must have required property '"+"may"+"'",schema:schema31.properties.stewards.items.required,parentSchema:schema31.properties.stewards.items,data:data100};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(data100.decision_record === undefined){
const err250 = {instancePath:instancePath+"/stewards/" + i15,schemaPath:"#/properties/stewards/items/required",keyword:"required",params:{missingProperty: "decision_record"},message:"must have required property '"+"decision_record"+"'",schema:schema31.properties.stewards.items.required,parentSchema:schema31.properties.stewards.items,data:data100};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
for(const key17 in data100){
if(!((((key17 === "name") || (key17 === "role")) || (key17 === "may")) || (key17 === "decision_record"))){
const err251 = {instancePath:instancePath+"/stewards/" + i15,schemaPath:"#/properties/stewards/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.stewards.items,data:data100};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
if(data100.name !== undefined){
let data101 = data100.name;
if(typeof data101 === "string"){
if(data101.length < 1){
const err252 = {instancePath:instancePath+"/stewards/" + i15+"/name",schemaPath:"#/properties/stewards/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.stewards.items.properties.name,data:data101};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
else {
const err253 = {instancePath:instancePath+"/stewards/" + i15+"/name",schemaPath:"#/properties/stewards/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.stewards.items.properties.name.type,parentSchema:schema31.properties.stewards.items.properties.name,data:data101};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
if(data100.role !== undefined){
let data102 = data100.role;
if(typeof data102 === "string"){
if(data102.length < 1){
const err254 = {instancePath:instancePath+"/stewards/" + i15+"/role",schemaPath:"#/properties/stewards/items/properties/role/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.stewards.items.properties.role,data:data102};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
else {
const err255 = {instancePath:instancePath+"/stewards/" + i15+"/role",schemaPath:"#/properties/stewards/items/properties/role/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.stewards.items.properties.role.type,parentSchema:schema31.properties.stewards.items.properties.role,data:data102};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
if(data100.may !== undefined){
let data103 = data100.may;
if(Array.isArray(data103)){
const len13 = data103.length;
for(let i16=0; i16<len13; i16++){
let data104 = data103[i16];
if(typeof data104 !== "string"){
const err256 = {instancePath:instancePath+"/stewards/" + i15+"/may/" + i16,schemaPath:"#/properties/stewards/items/properties/may/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.stewards.items.properties.may.items.type,parentSchema:schema31.properties.stewards.items.properties.may.items,data:data104};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
if(!((data104 === "quarantine:release") || (data104 === "topology:switch:report"))){
const err257 = {instancePath:instancePath+"/stewards/" + i15+"/may/" + i16,schemaPath:"#/properties/stewards/items/properties/may/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.stewards.items.properties.may.items.enum},message:"must be equal to one of the allowed values",schema:schema31.properties.stewards.items.properties.may.items.enum,parentSchema:schema31.properties.stewards.items.properties.may.items,data:data104};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
let i17 = data103.length;
let j3;
if(i17 > 1){
const indices3 = {};
for(;i17--;){
let item3 = data103[i17];
if(typeof item3 !== "string"){
continue;
}
if(typeof indices3[item3] == "number"){
j3 = indices3[item3];
const err258 = {instancePath:instancePath+"/stewards/" + i15+"/may",schemaPath:"#/properties/stewards/items/properties/may/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i17+" are identical)",schema:true,parentSchema:schema31.properties.stewards.items.properties.may,data:data103};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
break;
}
indices3[item3] = i17;
}
}
}
else {
const err259 = {instancePath:instancePath+"/stewards/" + i15+"/may",schemaPath:"#/properties/stewards/items/properties/may/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.stewards.items.properties.may.type,parentSchema:schema31.properties.stewards.items.properties.may,data:data103};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
}
if(data100.decision_record !== undefined){
let data105 = data100.decision_record;
if(typeof data105 === "string"){
if(data105.length < 1){
const err260 = {instancePath:instancePath+"/stewards/" + i15+"/decision_record",schemaPath:"#/properties/stewards/items/properties/decision_record/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.stewards.items.properties.decision_record,data:data105};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
else {
const err261 = {instancePath:instancePath+"/stewards/" + i15+"/decision_record",schemaPath:"#/properties/stewards/items/properties/decision_record/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.stewards.items.properties.decision_record.type,parentSchema:schema31.properties.stewards.items.properties.decision_record,data:data105};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
}
else {
const err262 = {instancePath:instancePath+"/stewards/" + i15,schemaPath:"#/properties/stewards/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.stewards.items.type,parentSchema:schema31.properties.stewards.items,data:data100};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
}
else {
const err263 = {instancePath:instancePath+"/stewards",schemaPath:"#/properties/stewards/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema31.properties.stewards.type,parentSchema:schema31.properties.stewards,data:data99};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
if(data.privacy_floor !== undefined){
let data106 = data.privacy_floor;
if(!(((typeof data106 == "number") && (!(data106 % 1) && !isNaN(data106))) && (isFinite(data106)))){
const err264 = {instancePath:instancePath+"/privacy_floor",schemaPath:"#/properties/privacy_floor/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.privacy_floor.type,parentSchema:schema31.properties.privacy_floor,data:data106};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
if((typeof data106 == "number") && (isFinite(data106))){
if(data106 < 10 || isNaN(data106)){
const err265 = {instancePath:instancePath+"/privacy_floor",schemaPath:"#/properties/privacy_floor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema31.properties.privacy_floor,data:data106};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
}
}
if(data.upstream !== undefined){
let data107 = data.upstream;
if(data107 && typeof data107 == "object" && !Array.isArray(data107)){
if(data107.url === undefined){
const err266 = {instancePath:instancePath+"/upstream",schemaPath:"#/properties/upstream/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema31.properties.upstream.required,parentSchema:schema31.properties.upstream,data:data107};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
for(const key18 in data107){
if(!((key18 === "url") || (key18 === "creds_file"))){
const err267 = {instancePath:instancePath+"/upstream",schemaPath:"#/properties/upstream/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties",schema:false,parentSchema:schema31.properties.upstream,data:data107};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(data107.url !== undefined){
let data108 = data107.url;
if(typeof data108 === "string"){
if(data108.length < 1){
const err268 = {instancePath:instancePath+"/upstream/url",schemaPath:"#/properties/upstream/properties/url/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.upstream.properties.url,data:data108};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
else {
const err269 = {instancePath:instancePath+"/upstream/url",schemaPath:"#/properties/upstream/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.upstream.properties.url.type,parentSchema:schema31.properties.upstream.properties.url,data:data108};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
if(data107.creds_file !== undefined){
let data109 = data107.creds_file;
if(typeof data109 === "string"){
if(data109.length < 1){
const err270 = {instancePath:instancePath+"/upstream/creds_file",schemaPath:"#/properties/upstream/properties/creds_file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema31.properties.upstream.properties.creds_file,data:data109};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
else {
const err271 = {instancePath:instancePath+"/upstream/creds_file",schemaPath:"#/properties/upstream/properties/creds_file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.upstream.properties.creds_file.type,parentSchema:schema31.properties.upstream.properties.creds_file,data:data109};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
}
else {
const err272 = {instancePath:instancePath+"/upstream",schemaPath:"#/properties/upstream/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.properties.upstream.type,parentSchema:schema31.properties.upstream,data:data107};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
}
}
else {
const err273 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

