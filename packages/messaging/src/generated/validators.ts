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
export const meter: Validator = validate20;
const schema31 = {"type":"object","properties":{"type":{"type":"string","const":"meter"},"timestamp":{"type":"integer"},"read_time_ms":{"type":"integer","minimum":0},"make":{"type":"string"},"W":{"type":"number"},"Hz":{"type":"number"},"L1_W":{"type":"number"},"L2_W":{"type":"number"},"L3_W":{"type":"number"},"L1_V":{"type":"number"},"L2_V":{"type":"number"},"L3_V":{"type":"number"},"L1_A":{"type":"number"},"L2_A":{"type":"number"},"L3_A":{"type":"number"},"total_import_Wh":{"type":"number"},"total_export_Wh":{"type":"number"}},"required":["type","timestamp","read_time_ms","make"]};

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
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.timestamp === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.read_time_ms === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "read_time_ms"},message:"must have required property '"+"read_time_ms"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.make === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "make"},message:"must have required property '"+"make"+"'",schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.type.type,parentSchema:schema31.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("meter" !== data0){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "meter"},message:"must be equal to constant",schema:"meter",parentSchema:schema31.properties.type,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.timestamp !== undefined){
let data1 = data.timestamp;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.timestamp.type,parentSchema:schema31.properties.timestamp,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.read_time_ms !== undefined){
let data2 = data.read_time_ms;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema31.properties.read_time_ms.type,parentSchema:schema31.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema31.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.make !== undefined){
let data3 = data.make;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/make",schemaPath:"#/properties/make/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema31.properties.make.type,parentSchema:schema31.properties.make,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.W !== undefined){
let data4 = data.W;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/W",schemaPath:"#/properties/W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.W.type,parentSchema:schema31.properties.W,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.Hz !== undefined){
let data5 = data.Hz;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/Hz",schemaPath:"#/properties/Hz/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.Hz.type,parentSchema:schema31.properties.Hz,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.L1_W !== undefined){
let data6 = data.L1_W;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/L1_W",schemaPath:"#/properties/L1_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.L1_W.type,parentSchema:schema31.properties.L1_W,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.L2_W !== undefined){
let data7 = data.L2_W;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/L2_W",schemaPath:"#/properties/L2_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.L2_W.type,parentSchema:schema31.properties.L2_W,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.L3_W !== undefined){
let data8 = data.L3_W;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err14 = {instancePath:instancePath+"/L3_W",schemaPath:"#/properties/L3_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.L3_W.type,parentSchema:schema31.properties.L3_W,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.L1_V !== undefined){
let data9 = data.L1_V;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err15 = {instancePath:instancePath+"/L1_V",schemaPath:"#/properties/L1_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.L1_V.type,parentSchema:schema31.properties.L1_V,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.L2_V !== undefined){
let data10 = data.L2_V;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err16 = {instancePath:instancePath+"/L2_V",schemaPath:"#/properties/L2_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.L2_V.type,parentSchema:schema31.properties.L2_V,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.L3_V !== undefined){
let data11 = data.L3_V;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err17 = {instancePath:instancePath+"/L3_V",schemaPath:"#/properties/L3_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.L3_V.type,parentSchema:schema31.properties.L3_V,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.L1_A !== undefined){
let data12 = data.L1_A;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err18 = {instancePath:instancePath+"/L1_A",schemaPath:"#/properties/L1_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.L1_A.type,parentSchema:schema31.properties.L1_A,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.L2_A !== undefined){
let data13 = data.L2_A;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err19 = {instancePath:instancePath+"/L2_A",schemaPath:"#/properties/L2_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.L2_A.type,parentSchema:schema31.properties.L2_A,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.L3_A !== undefined){
let data14 = data.L3_A;
if(!((typeof data14 == "number") && (isFinite(data14)))){
const err20 = {instancePath:instancePath+"/L3_A",schemaPath:"#/properties/L3_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.L3_A.type,parentSchema:schema31.properties.L3_A,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.total_import_Wh !== undefined){
let data15 = data.total_import_Wh;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err21 = {instancePath:instancePath+"/total_import_Wh",schemaPath:"#/properties/total_import_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.total_import_Wh.type,parentSchema:schema31.properties.total_import_Wh,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.total_export_Wh !== undefined){
let data16 = data.total_export_Wh;
if(!((typeof data16 == "number") && (isFinite(data16)))){
const err22 = {instancePath:instancePath+"/total_export_Wh",schemaPath:"#/properties/total_export_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema31.properties.total_export_Wh.type,parentSchema:schema31.properties.total_export_Wh,data:data16};
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
const err23 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"type":true,"timestamp":true,"read_time_ms":true,"make":true,"W":true,"Hz":true,"L1_W":true,"L2_W":true,"L3_W":true,"L1_V":true,"L2_V":true,"L3_V":true,"L1_A":true,"L2_A":true,"L3_A":true,"total_import_Wh":true,"total_export_Wh":true},"dynamicProps":false,"dynamicItems":false};

export const pv: Validator = validate21;
const schema32 = {"type":"object","properties":{"type":{"type":"string","const":"pv"},"timestamp":{"type":"integer"},"read_time_ms":{"type":"integer","minimum":0},"make":{"type":"string"},"W":{"type":"number"},"HV_LV":{"type":"number"},"A":{"type":"number"},"total_generation_Wh":{"type":"number"},"mppt1_V":{"type":"number"},"mppt1_A":{"type":"number"},"mppt2_V":{"type":"number"},"mppt2_A":{"type":"number"},"heatsink_C":{"type":"number"},"rated_power_W":{"type":"number"},"lower_limit_W":{"type":"number"},"upper_limit_W":{"type":"number"},"V":{"type":"number"},"Hz":{"type":"number"},"L1_W":{"type":"number"},"L2_W":{"type":"number"},"L3_W":{"type":"number"},"L1_V":{"type":"number"},"L2_V":{"type":"number"},"L3_V":{"type":"number"},"L1_A":{"type":"number"},"L2_A":{"type":"number"},"L3_A":{"type":"number"},"dc_W":{"type":"number"}},"patternProperties":{"^mppt\\d+_[VAW]$":{"type":"number"}},"required":["type","timestamp","read_time_ms","make"]};
const pattern4 = new RegExp("^mppt\\d+_[VAW]$", "u");

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
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.timestamp === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.read_time_ms === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "read_time_ms"},message:"must have required property '"+"read_time_ms"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.make === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "make"},message:"must have required property '"+"make"+"'",schema:schema32.required,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.type.type,parentSchema:schema32.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("pv" !== data0){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "pv"},message:"must be equal to constant",schema:"pv",parentSchema:schema32.properties.type,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.timestamp !== undefined){
let data1 = data.timestamp;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema32.properties.timestamp.type,parentSchema:schema32.properties.timestamp,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.read_time_ms !== undefined){
let data2 = data.read_time_ms;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema32.properties.read_time_ms.type,parentSchema:schema32.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema32.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.make !== undefined){
let data3 = data.make;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/make",schemaPath:"#/properties/make/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema32.properties.make.type,parentSchema:schema32.properties.make,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.W !== undefined){
let data4 = data.W;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/W",schemaPath:"#/properties/W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.W.type,parentSchema:schema32.properties.W,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.HV_LV !== undefined){
let data5 = data.HV_LV;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/HV_LV",schemaPath:"#/properties/HV_LV/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.HV_LV.type,parentSchema:schema32.properties.HV_LV,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.A !== undefined){
let data6 = data.A;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/A",schemaPath:"#/properties/A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.A.type,parentSchema:schema32.properties.A,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.total_generation_Wh !== undefined){
let data7 = data.total_generation_Wh;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/total_generation_Wh",schemaPath:"#/properties/total_generation_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.total_generation_Wh.type,parentSchema:schema32.properties.total_generation_Wh,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.mppt1_V !== undefined){
let data8 = data.mppt1_V;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err14 = {instancePath:instancePath+"/mppt1_V",schemaPath:"#/properties/mppt1_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.mppt1_V.type,parentSchema:schema32.properties.mppt1_V,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.mppt1_A !== undefined){
let data9 = data.mppt1_A;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err15 = {instancePath:instancePath+"/mppt1_A",schemaPath:"#/properties/mppt1_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.mppt1_A.type,parentSchema:schema32.properties.mppt1_A,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.mppt2_V !== undefined){
let data10 = data.mppt2_V;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err16 = {instancePath:instancePath+"/mppt2_V",schemaPath:"#/properties/mppt2_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.mppt2_V.type,parentSchema:schema32.properties.mppt2_V,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.mppt2_A !== undefined){
let data11 = data.mppt2_A;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err17 = {instancePath:instancePath+"/mppt2_A",schemaPath:"#/properties/mppt2_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.mppt2_A.type,parentSchema:schema32.properties.mppt2_A,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.heatsink_C !== undefined){
let data12 = data.heatsink_C;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err18 = {instancePath:instancePath+"/heatsink_C",schemaPath:"#/properties/heatsink_C/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.heatsink_C.type,parentSchema:schema32.properties.heatsink_C,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.rated_power_W !== undefined){
let data13 = data.rated_power_W;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err19 = {instancePath:instancePath+"/rated_power_W",schemaPath:"#/properties/rated_power_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.rated_power_W.type,parentSchema:schema32.properties.rated_power_W,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.lower_limit_W !== undefined){
let data14 = data.lower_limit_W;
if(!((typeof data14 == "number") && (isFinite(data14)))){
const err20 = {instancePath:instancePath+"/lower_limit_W",schemaPath:"#/properties/lower_limit_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.lower_limit_W.type,parentSchema:schema32.properties.lower_limit_W,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.upper_limit_W !== undefined){
let data15 = data.upper_limit_W;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err21 = {instancePath:instancePath+"/upper_limit_W",schemaPath:"#/properties/upper_limit_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.upper_limit_W.type,parentSchema:schema32.properties.upper_limit_W,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.V !== undefined){
let data16 = data.V;
if(!((typeof data16 == "number") && (isFinite(data16)))){
const err22 = {instancePath:instancePath+"/V",schemaPath:"#/properties/V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.V.type,parentSchema:schema32.properties.V,data:data16};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.Hz !== undefined){
let data17 = data.Hz;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err23 = {instancePath:instancePath+"/Hz",schemaPath:"#/properties/Hz/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.Hz.type,parentSchema:schema32.properties.Hz,data:data17};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.L1_W !== undefined){
let data18 = data.L1_W;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err24 = {instancePath:instancePath+"/L1_W",schemaPath:"#/properties/L1_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.L1_W.type,parentSchema:schema32.properties.L1_W,data:data18};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.L2_W !== undefined){
let data19 = data.L2_W;
if(!((typeof data19 == "number") && (isFinite(data19)))){
const err25 = {instancePath:instancePath+"/L2_W",schemaPath:"#/properties/L2_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.L2_W.type,parentSchema:schema32.properties.L2_W,data:data19};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.L3_W !== undefined){
let data20 = data.L3_W;
if(!((typeof data20 == "number") && (isFinite(data20)))){
const err26 = {instancePath:instancePath+"/L3_W",schemaPath:"#/properties/L3_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.L3_W.type,parentSchema:schema32.properties.L3_W,data:data20};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.L1_V !== undefined){
let data21 = data.L1_V;
if(!((typeof data21 == "number") && (isFinite(data21)))){
const err27 = {instancePath:instancePath+"/L1_V",schemaPath:"#/properties/L1_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.L1_V.type,parentSchema:schema32.properties.L1_V,data:data21};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.L2_V !== undefined){
let data22 = data.L2_V;
if(!((typeof data22 == "number") && (isFinite(data22)))){
const err28 = {instancePath:instancePath+"/L2_V",schemaPath:"#/properties/L2_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.L2_V.type,parentSchema:schema32.properties.L2_V,data:data22};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.L3_V !== undefined){
let data23 = data.L3_V;
if(!((typeof data23 == "number") && (isFinite(data23)))){
const err29 = {instancePath:instancePath+"/L3_V",schemaPath:"#/properties/L3_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.L3_V.type,parentSchema:schema32.properties.L3_V,data:data23};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.L1_A !== undefined){
let data24 = data.L1_A;
if(!((typeof data24 == "number") && (isFinite(data24)))){
const err30 = {instancePath:instancePath+"/L1_A",schemaPath:"#/properties/L1_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.L1_A.type,parentSchema:schema32.properties.L1_A,data:data24};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.L2_A !== undefined){
let data25 = data.L2_A;
if(!((typeof data25 == "number") && (isFinite(data25)))){
const err31 = {instancePath:instancePath+"/L2_A",schemaPath:"#/properties/L2_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.L2_A.type,parentSchema:schema32.properties.L2_A,data:data25};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.L3_A !== undefined){
let data26 = data.L3_A;
if(!((typeof data26 == "number") && (isFinite(data26)))){
const err32 = {instancePath:instancePath+"/L3_A",schemaPath:"#/properties/L3_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.L3_A.type,parentSchema:schema32.properties.L3_A,data:data26};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.dc_W !== undefined){
let data27 = data.dc_W;
if(!((typeof data27 == "number") && (isFinite(data27)))){
const err33 = {instancePath:instancePath+"/dc_W",schemaPath:"#/properties/dc_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.properties.dc_W.type,parentSchema:schema32.properties.dc_W,data:data27};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
var props0 = {};
props0.type = true;
props0.timestamp = true;
props0.read_time_ms = true;
props0.make = true;
props0.W = true;
props0.HV_LV = true;
props0.A = true;
props0.total_generation_Wh = true;
props0.mppt1_V = true;
props0.mppt1_A = true;
props0.mppt2_V = true;
props0.mppt2_A = true;
props0.heatsink_C = true;
props0.rated_power_W = true;
props0.lower_limit_W = true;
props0.upper_limit_W = true;
props0.V = true;
props0.Hz = true;
props0.L1_W = true;
props0.L2_W = true;
props0.L3_W = true;
props0.L1_V = true;
props0.L2_V = true;
props0.L3_V = true;
props0.L1_A = true;
props0.L2_A = true;
props0.L3_A = true;
props0.dc_W = true;
for(const key0 in data){
if(pattern4.test(key0)){
let data28 = data[key0];
if(!((typeof data28 == "number") && (isFinite(data28)))){
const err34 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/patternProperties/%5Emppt%5Cd%2B_%5BVAW%5D%24/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema32.patternProperties["^mppt\\d+_[VAW]$"].type,parentSchema:schema32.patternProperties["^mppt\\d+_[VAW]$"],data:data28};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
props0[key0] = true;
}
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema32.type,parentSchema:schema32,data};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate21.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate21.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const battery: Validator = validate22;
const schema33 = {"type":"object","properties":{"type":{"type":"string","const":"battery"},"timestamp":{"type":"integer"},"read_time_ms":{"type":"integer","minimum":0},"make":{"type":"string"},"W":{"type":"number"},"V":{"type":"number"},"A":{"type":"number"},"SoC_nom_fract":{"type":"number"},"heatsink_C":{"type":"number"},"total_charge_Wh":{"type":"integer"},"total_discharge_Wh":{"type":"integer"},"upper_limit_W":{"type":"number"},"lower_limit_W":{"type":"number"},"rated_power_W":{"type":"number"},"capacity_Wh":{"type":"number"},"available_charge_W":{"type":"number"},"available_discharge_W":{"type":"number"},"available_charge_Wh":{"type":"number"},"available_discharge_Wh":{"type":"number"}},"patternProperties":{"^mppt\\d+_[VAW]$":{"type":"number"}},"required":["type","timestamp","read_time_ms","make"]};

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
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.timestamp === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.read_time_ms === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "read_time_ms"},message:"must have required property '"+"read_time_ms"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.make === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "make"},message:"must have required property '"+"make"+"'",schema:schema33.required,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.type.type,parentSchema:schema33.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("battery" !== data0){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "battery"},message:"must be equal to constant",schema:"battery",parentSchema:schema33.properties.type,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.timestamp !== undefined){
let data1 = data.timestamp;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.timestamp.type,parentSchema:schema33.properties.timestamp,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.read_time_ms !== undefined){
let data2 = data.read_time_ms;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.read_time_ms.type,parentSchema:schema33.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema33.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.make !== undefined){
let data3 = data.make;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/make",schemaPath:"#/properties/make/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema33.properties.make.type,parentSchema:schema33.properties.make,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.W !== undefined){
let data4 = data.W;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/W",schemaPath:"#/properties/W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.W.type,parentSchema:schema33.properties.W,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.V !== undefined){
let data5 = data.V;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/V",schemaPath:"#/properties/V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.V.type,parentSchema:schema33.properties.V,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.A !== undefined){
let data6 = data.A;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/A",schemaPath:"#/properties/A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.A.type,parentSchema:schema33.properties.A,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.SoC_nom_fract !== undefined){
let data7 = data.SoC_nom_fract;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/SoC_nom_fract",schemaPath:"#/properties/SoC_nom_fract/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.SoC_nom_fract.type,parentSchema:schema33.properties.SoC_nom_fract,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.heatsink_C !== undefined){
let data8 = data.heatsink_C;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err14 = {instancePath:instancePath+"/heatsink_C",schemaPath:"#/properties/heatsink_C/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.heatsink_C.type,parentSchema:schema33.properties.heatsink_C,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.total_charge_Wh !== undefined){
let data9 = data.total_charge_Wh;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err15 = {instancePath:instancePath+"/total_charge_Wh",schemaPath:"#/properties/total_charge_Wh/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.total_charge_Wh.type,parentSchema:schema33.properties.total_charge_Wh,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.total_discharge_Wh !== undefined){
let data10 = data.total_discharge_Wh;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err16 = {instancePath:instancePath+"/total_discharge_Wh",schemaPath:"#/properties/total_discharge_Wh/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema33.properties.total_discharge_Wh.type,parentSchema:schema33.properties.total_discharge_Wh,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.upper_limit_W !== undefined){
let data11 = data.upper_limit_W;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err17 = {instancePath:instancePath+"/upper_limit_W",schemaPath:"#/properties/upper_limit_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.upper_limit_W.type,parentSchema:schema33.properties.upper_limit_W,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.lower_limit_W !== undefined){
let data12 = data.lower_limit_W;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err18 = {instancePath:instancePath+"/lower_limit_W",schemaPath:"#/properties/lower_limit_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.lower_limit_W.type,parentSchema:schema33.properties.lower_limit_W,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.rated_power_W !== undefined){
let data13 = data.rated_power_W;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err19 = {instancePath:instancePath+"/rated_power_W",schemaPath:"#/properties/rated_power_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.rated_power_W.type,parentSchema:schema33.properties.rated_power_W,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.capacity_Wh !== undefined){
let data14 = data.capacity_Wh;
if(!((typeof data14 == "number") && (isFinite(data14)))){
const err20 = {instancePath:instancePath+"/capacity_Wh",schemaPath:"#/properties/capacity_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.capacity_Wh.type,parentSchema:schema33.properties.capacity_Wh,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.available_charge_W !== undefined){
let data15 = data.available_charge_W;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err21 = {instancePath:instancePath+"/available_charge_W",schemaPath:"#/properties/available_charge_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.available_charge_W.type,parentSchema:schema33.properties.available_charge_W,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.available_discharge_W !== undefined){
let data16 = data.available_discharge_W;
if(!((typeof data16 == "number") && (isFinite(data16)))){
const err22 = {instancePath:instancePath+"/available_discharge_W",schemaPath:"#/properties/available_discharge_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.available_discharge_W.type,parentSchema:schema33.properties.available_discharge_W,data:data16};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.available_charge_Wh !== undefined){
let data17 = data.available_charge_Wh;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err23 = {instancePath:instancePath+"/available_charge_Wh",schemaPath:"#/properties/available_charge_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.available_charge_Wh.type,parentSchema:schema33.properties.available_charge_Wh,data:data17};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.available_discharge_Wh !== undefined){
let data18 = data.available_discharge_Wh;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err24 = {instancePath:instancePath+"/available_discharge_Wh",schemaPath:"#/properties/available_discharge_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.properties.available_discharge_Wh.type,parentSchema:schema33.properties.available_discharge_Wh,data:data18};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var props0 = {};
props0.type = true;
props0.timestamp = true;
props0.read_time_ms = true;
props0.make = true;
props0.W = true;
props0.V = true;
props0.A = true;
props0.SoC_nom_fract = true;
props0.heatsink_C = true;
props0.total_charge_Wh = true;
props0.total_discharge_Wh = true;
props0.upper_limit_W = true;
props0.lower_limit_W = true;
props0.rated_power_W = true;
props0.capacity_Wh = true;
props0.available_charge_W = true;
props0.available_discharge_W = true;
props0.available_charge_Wh = true;
props0.available_discharge_Wh = true;
for(const key0 in data){
if(pattern4.test(key0)){
let data19 = data[key0];
if(!((typeof data19 == "number") && (isFinite(data19)))){
const err25 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/patternProperties/%5Emppt%5Cd%2B_%5BVAW%5D%24/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema33.patternProperties["^mppt\\d+_[VAW]$"].type,parentSchema:schema33.patternProperties["^mppt\\d+_[VAW]$"],data:data19};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
props0[key0] = true;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate22.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate22.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const v2x_charger: Validator = validate23;
const schema34 = {"type":"object","properties":{"type":{"type":"string","const":"v2x_charger"},"timestamp":{"type":"integer"},"read_time_ms":{"type":"integer","minimum":0},"make":{"type":"string"},"W":{"type":"number"},"A":{"type":"number"},"V":{"type":"number"},"Hz":{"type":"number"},"L1_A":{"type":"number"},"L2_A":{"type":"number"},"L3_A":{"type":"number"},"L1_V":{"type":"number"},"L2_V":{"type":"number"},"L3_V":{"type":"number"},"L1_W":{"type":"number"},"L2_W":{"type":"number"},"L3_W":{"type":"number"},"dc_W":{"type":"number"},"dc_A":{"type":"number"},"dc_V":{"type":"number"},"vehicle_soc_fract":{"type":"number"},"session_charge_Wh":{"type":"number"},"session_discharge_Wh":{"type":"number"},"total_charge_Wh":{"type":"number"},"total_discharge_Wh":{"type":"number"},"lower_limit_W":{"type":"array","items":{"type":"number"}},"upper_limit_W":{"type":"array","items":{"type":"number"}},"capacity_Wh":{"type":"number"},"rated_power_W":{"type":"number"},"status":{"type":"string"},"protocol":{"type":"string"},"control_mode":{"type":"string"},"plug_connected":{"type":"boolean"},"charge_power_min_W":{"type":"number"},"charge_power_max_W":{"type":"number"},"discharge_power_min_W":{"type":"number"},"discharge_power_max_W":{"type":"number"},"ev_min_energy_req_Wh":{"type":"number"},"ev_max_energy_req_Wh":{"type":"number"}},"required":["type","timestamp","read_time_ms","make"]};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.timestamp === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'",schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.read_time_ms === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "read_time_ms"},message:"must have required property '"+"read_time_ms"+"'",schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.make === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "make"},message:"must have required property '"+"make"+"'",schema:schema34.required,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.type.type,parentSchema:schema34.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("v2x_charger" !== data0){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "v2x_charger"},message:"must be equal to constant",schema:"v2x_charger",parentSchema:schema34.properties.type,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.timestamp !== undefined){
let data1 = data.timestamp;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema34.properties.timestamp.type,parentSchema:schema34.properties.timestamp,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.read_time_ms !== undefined){
let data2 = data.read_time_ms;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema34.properties.read_time_ms.type,parentSchema:schema34.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema34.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.make !== undefined){
let data3 = data.make;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/make",schemaPath:"#/properties/make/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.make.type,parentSchema:schema34.properties.make,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.W !== undefined){
let data4 = data.W;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/W",schemaPath:"#/properties/W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.W.type,parentSchema:schema34.properties.W,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.A !== undefined){
let data5 = data.A;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/A",schemaPath:"#/properties/A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.A.type,parentSchema:schema34.properties.A,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.V !== undefined){
let data6 = data.V;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/V",schemaPath:"#/properties/V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.V.type,parentSchema:schema34.properties.V,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.Hz !== undefined){
let data7 = data.Hz;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/Hz",schemaPath:"#/properties/Hz/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.Hz.type,parentSchema:schema34.properties.Hz,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.L1_A !== undefined){
let data8 = data.L1_A;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err14 = {instancePath:instancePath+"/L1_A",schemaPath:"#/properties/L1_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.L1_A.type,parentSchema:schema34.properties.L1_A,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.L2_A !== undefined){
let data9 = data.L2_A;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err15 = {instancePath:instancePath+"/L2_A",schemaPath:"#/properties/L2_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.L2_A.type,parentSchema:schema34.properties.L2_A,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.L3_A !== undefined){
let data10 = data.L3_A;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err16 = {instancePath:instancePath+"/L3_A",schemaPath:"#/properties/L3_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.L3_A.type,parentSchema:schema34.properties.L3_A,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.L1_V !== undefined){
let data11 = data.L1_V;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err17 = {instancePath:instancePath+"/L1_V",schemaPath:"#/properties/L1_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.L1_V.type,parentSchema:schema34.properties.L1_V,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.L2_V !== undefined){
let data12 = data.L2_V;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err18 = {instancePath:instancePath+"/L2_V",schemaPath:"#/properties/L2_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.L2_V.type,parentSchema:schema34.properties.L2_V,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.L3_V !== undefined){
let data13 = data.L3_V;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err19 = {instancePath:instancePath+"/L3_V",schemaPath:"#/properties/L3_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.L3_V.type,parentSchema:schema34.properties.L3_V,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.L1_W !== undefined){
let data14 = data.L1_W;
if(!((typeof data14 == "number") && (isFinite(data14)))){
const err20 = {instancePath:instancePath+"/L1_W",schemaPath:"#/properties/L1_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.L1_W.type,parentSchema:schema34.properties.L1_W,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.L2_W !== undefined){
let data15 = data.L2_W;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err21 = {instancePath:instancePath+"/L2_W",schemaPath:"#/properties/L2_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.L2_W.type,parentSchema:schema34.properties.L2_W,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.L3_W !== undefined){
let data16 = data.L3_W;
if(!((typeof data16 == "number") && (isFinite(data16)))){
const err22 = {instancePath:instancePath+"/L3_W",schemaPath:"#/properties/L3_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.L3_W.type,parentSchema:schema34.properties.L3_W,data:data16};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.dc_W !== undefined){
let data17 = data.dc_W;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err23 = {instancePath:instancePath+"/dc_W",schemaPath:"#/properties/dc_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.dc_W.type,parentSchema:schema34.properties.dc_W,data:data17};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.dc_A !== undefined){
let data18 = data.dc_A;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err24 = {instancePath:instancePath+"/dc_A",schemaPath:"#/properties/dc_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.dc_A.type,parentSchema:schema34.properties.dc_A,data:data18};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.dc_V !== undefined){
let data19 = data.dc_V;
if(!((typeof data19 == "number") && (isFinite(data19)))){
const err25 = {instancePath:instancePath+"/dc_V",schemaPath:"#/properties/dc_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.dc_V.type,parentSchema:schema34.properties.dc_V,data:data19};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.vehicle_soc_fract !== undefined){
let data20 = data.vehicle_soc_fract;
if(!((typeof data20 == "number") && (isFinite(data20)))){
const err26 = {instancePath:instancePath+"/vehicle_soc_fract",schemaPath:"#/properties/vehicle_soc_fract/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.vehicle_soc_fract.type,parentSchema:schema34.properties.vehicle_soc_fract,data:data20};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.session_charge_Wh !== undefined){
let data21 = data.session_charge_Wh;
if(!((typeof data21 == "number") && (isFinite(data21)))){
const err27 = {instancePath:instancePath+"/session_charge_Wh",schemaPath:"#/properties/session_charge_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.session_charge_Wh.type,parentSchema:schema34.properties.session_charge_Wh,data:data21};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.session_discharge_Wh !== undefined){
let data22 = data.session_discharge_Wh;
if(!((typeof data22 == "number") && (isFinite(data22)))){
const err28 = {instancePath:instancePath+"/session_discharge_Wh",schemaPath:"#/properties/session_discharge_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.session_discharge_Wh.type,parentSchema:schema34.properties.session_discharge_Wh,data:data22};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.total_charge_Wh !== undefined){
let data23 = data.total_charge_Wh;
if(!((typeof data23 == "number") && (isFinite(data23)))){
const err29 = {instancePath:instancePath+"/total_charge_Wh",schemaPath:"#/properties/total_charge_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.total_charge_Wh.type,parentSchema:schema34.properties.total_charge_Wh,data:data23};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.total_discharge_Wh !== undefined){
let data24 = data.total_discharge_Wh;
if(!((typeof data24 == "number") && (isFinite(data24)))){
const err30 = {instancePath:instancePath+"/total_discharge_Wh",schemaPath:"#/properties/total_discharge_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.total_discharge_Wh.type,parentSchema:schema34.properties.total_discharge_Wh,data:data24};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.lower_limit_W !== undefined){
let data25 = data.lower_limit_W;
if(Array.isArray(data25)){
const len0 = data25.length;
for(let i0=0; i0<len0; i0++){
let data26 = data25[i0];
if(!((typeof data26 == "number") && (isFinite(data26)))){
const err31 = {instancePath:instancePath+"/lower_limit_W/" + i0,schemaPath:"#/properties/lower_limit_W/items/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.lower_limit_W.items.type,parentSchema:schema34.properties.lower_limit_W.items,data:data26};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/lower_limit_W",schemaPath:"#/properties/lower_limit_W/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema34.properties.lower_limit_W.type,parentSchema:schema34.properties.lower_limit_W,data:data25};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.upper_limit_W !== undefined){
let data27 = data.upper_limit_W;
if(Array.isArray(data27)){
const len1 = data27.length;
for(let i1=0; i1<len1; i1++){
let data28 = data27[i1];
if(!((typeof data28 == "number") && (isFinite(data28)))){
const err33 = {instancePath:instancePath+"/upper_limit_W/" + i1,schemaPath:"#/properties/upper_limit_W/items/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.upper_limit_W.items.type,parentSchema:schema34.properties.upper_limit_W.items,data:data28};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/upper_limit_W",schemaPath:"#/properties/upper_limit_W/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema34.properties.upper_limit_W.type,parentSchema:schema34.properties.upper_limit_W,data:data27};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.capacity_Wh !== undefined){
let data29 = data.capacity_Wh;
if(!((typeof data29 == "number") && (isFinite(data29)))){
const err35 = {instancePath:instancePath+"/capacity_Wh",schemaPath:"#/properties/capacity_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.capacity_Wh.type,parentSchema:schema34.properties.capacity_Wh,data:data29};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.rated_power_W !== undefined){
let data30 = data.rated_power_W;
if(!((typeof data30 == "number") && (isFinite(data30)))){
const err36 = {instancePath:instancePath+"/rated_power_W",schemaPath:"#/properties/rated_power_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.rated_power_W.type,parentSchema:schema34.properties.rated_power_W,data:data30};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.status !== undefined){
let data31 = data.status;
if(typeof data31 !== "string"){
const err37 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.status.type,parentSchema:schema34.properties.status,data:data31};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.protocol !== undefined){
let data32 = data.protocol;
if(typeof data32 !== "string"){
const err38 = {instancePath:instancePath+"/protocol",schemaPath:"#/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.protocol.type,parentSchema:schema34.properties.protocol,data:data32};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.control_mode !== undefined){
let data33 = data.control_mode;
if(typeof data33 !== "string"){
const err39 = {instancePath:instancePath+"/control_mode",schemaPath:"#/properties/control_mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema34.properties.control_mode.type,parentSchema:schema34.properties.control_mode,data:data33};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.plug_connected !== undefined){
let data34 = data.plug_connected;
if(typeof data34 !== "boolean"){
const err40 = {instancePath:instancePath+"/plug_connected",schemaPath:"#/properties/plug_connected/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema34.properties.plug_connected.type,parentSchema:schema34.properties.plug_connected,data:data34};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.charge_power_min_W !== undefined){
let data35 = data.charge_power_min_W;
if(!((typeof data35 == "number") && (isFinite(data35)))){
const err41 = {instancePath:instancePath+"/charge_power_min_W",schemaPath:"#/properties/charge_power_min_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.charge_power_min_W.type,parentSchema:schema34.properties.charge_power_min_W,data:data35};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.charge_power_max_W !== undefined){
let data36 = data.charge_power_max_W;
if(!((typeof data36 == "number") && (isFinite(data36)))){
const err42 = {instancePath:instancePath+"/charge_power_max_W",schemaPath:"#/properties/charge_power_max_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.charge_power_max_W.type,parentSchema:schema34.properties.charge_power_max_W,data:data36};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.discharge_power_min_W !== undefined){
let data37 = data.discharge_power_min_W;
if(!((typeof data37 == "number") && (isFinite(data37)))){
const err43 = {instancePath:instancePath+"/discharge_power_min_W",schemaPath:"#/properties/discharge_power_min_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.discharge_power_min_W.type,parentSchema:schema34.properties.discharge_power_min_W,data:data37};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.discharge_power_max_W !== undefined){
let data38 = data.discharge_power_max_W;
if(!((typeof data38 == "number") && (isFinite(data38)))){
const err44 = {instancePath:instancePath+"/discharge_power_max_W",schemaPath:"#/properties/discharge_power_max_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.discharge_power_max_W.type,parentSchema:schema34.properties.discharge_power_max_W,data:data38};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.ev_min_energy_req_Wh !== undefined){
let data39 = data.ev_min_energy_req_Wh;
if(!((typeof data39 == "number") && (isFinite(data39)))){
const err45 = {instancePath:instancePath+"/ev_min_energy_req_Wh",schemaPath:"#/properties/ev_min_energy_req_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.ev_min_energy_req_Wh.type,parentSchema:schema34.properties.ev_min_energy_req_Wh,data:data39};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.ev_max_energy_req_Wh !== undefined){
let data40 = data.ev_max_energy_req_Wh;
if(!((typeof data40 == "number") && (isFinite(data40)))){
const err46 = {instancePath:instancePath+"/ev_max_energy_req_Wh",schemaPath:"#/properties/ev_max_energy_req_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema34.properties.ev_max_energy_req_Wh.type,parentSchema:schema34.properties.ev_max_energy_req_Wh,data:data40};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema34.type,parentSchema:schema34,data};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"type":true,"timestamp":true,"read_time_ms":true,"make":true,"W":true,"A":true,"V":true,"Hz":true,"L1_A":true,"L2_A":true,"L3_A":true,"L1_V":true,"L2_V":true,"L3_V":true,"L1_W":true,"L2_W":true,"L3_W":true,"dc_W":true,"dc_A":true,"dc_V":true,"vehicle_soc_fract":true,"session_charge_Wh":true,"session_discharge_Wh":true,"total_charge_Wh":true,"total_discharge_Wh":true,"lower_limit_W":true,"upper_limit_W":true,"capacity_Wh":true,"rated_power_W":true,"status":true,"protocol":true,"control_mode":true,"plug_connected":true,"charge_power_min_W":true,"charge_power_max_W":true,"discharge_power_min_W":true,"discharge_power_max_W":true,"ev_min_energy_req_Wh":true,"ev_max_energy_req_Wh":true},"dynamicProps":false,"dynamicItems":false};

export const ev: Validator = validate24;
const schema35 = {"type":"object","properties":{"type":{"type":"string","const":"ev"},"timestamp":{"type":"integer"},"read_time_ms":{"type":"integer","minimum":0},"make":{"type":"string"},"W":{"type":"number"},"L1_A":{"type":"number"},"L2_A":{"type":"number"},"L3_A":{"type":"number"},"L1_V":{"type":"number"},"L2_V":{"type":"number"},"L3_V":{"type":"number"},"L1_W":{"type":"number"},"L2_W":{"type":"number"},"L3_W":{"type":"number"},"max_A":{"type":"number"},"phases":{"type":"number"},"connected":{"type":"boolean"},"charging":{"type":"boolean"},"session_charge_Wh":{"type":"number"},"total_charge_Wh":{"type":"number"}},"required":["type","timestamp","read_time_ms","make"]};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.timestamp === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'",schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.read_time_ms === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "read_time_ms"},message:"must have required property '"+"read_time_ms"+"'",schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.make === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "make"},message:"must have required property '"+"make"+"'",schema:schema35.required,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.type.type,parentSchema:schema35.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("ev" !== data0){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "ev"},message:"must be equal to constant",schema:"ev",parentSchema:schema35.properties.type,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.timestamp !== undefined){
let data1 = data.timestamp;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema35.properties.timestamp.type,parentSchema:schema35.properties.timestamp,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.read_time_ms !== undefined){
let data2 = data.read_time_ms;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema35.properties.read_time_ms.type,parentSchema:schema35.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema35.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.make !== undefined){
let data3 = data.make;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/make",schemaPath:"#/properties/make/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema35.properties.make.type,parentSchema:schema35.properties.make,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.W !== undefined){
let data4 = data.W;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/W",schemaPath:"#/properties/W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.W.type,parentSchema:schema35.properties.W,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.L1_A !== undefined){
let data5 = data.L1_A;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/L1_A",schemaPath:"#/properties/L1_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.L1_A.type,parentSchema:schema35.properties.L1_A,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.L2_A !== undefined){
let data6 = data.L2_A;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/L2_A",schemaPath:"#/properties/L2_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.L2_A.type,parentSchema:schema35.properties.L2_A,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.L3_A !== undefined){
let data7 = data.L3_A;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/L3_A",schemaPath:"#/properties/L3_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.L3_A.type,parentSchema:schema35.properties.L3_A,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.L1_V !== undefined){
let data8 = data.L1_V;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err14 = {instancePath:instancePath+"/L1_V",schemaPath:"#/properties/L1_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.L1_V.type,parentSchema:schema35.properties.L1_V,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.L2_V !== undefined){
let data9 = data.L2_V;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err15 = {instancePath:instancePath+"/L2_V",schemaPath:"#/properties/L2_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.L2_V.type,parentSchema:schema35.properties.L2_V,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.L3_V !== undefined){
let data10 = data.L3_V;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err16 = {instancePath:instancePath+"/L3_V",schemaPath:"#/properties/L3_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.L3_V.type,parentSchema:schema35.properties.L3_V,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.L1_W !== undefined){
let data11 = data.L1_W;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err17 = {instancePath:instancePath+"/L1_W",schemaPath:"#/properties/L1_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.L1_W.type,parentSchema:schema35.properties.L1_W,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.L2_W !== undefined){
let data12 = data.L2_W;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err18 = {instancePath:instancePath+"/L2_W",schemaPath:"#/properties/L2_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.L2_W.type,parentSchema:schema35.properties.L2_W,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.L3_W !== undefined){
let data13 = data.L3_W;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err19 = {instancePath:instancePath+"/L3_W",schemaPath:"#/properties/L3_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.L3_W.type,parentSchema:schema35.properties.L3_W,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.max_A !== undefined){
let data14 = data.max_A;
if(!((typeof data14 == "number") && (isFinite(data14)))){
const err20 = {instancePath:instancePath+"/max_A",schemaPath:"#/properties/max_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.max_A.type,parentSchema:schema35.properties.max_A,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.phases !== undefined){
let data15 = data.phases;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err21 = {instancePath:instancePath+"/phases",schemaPath:"#/properties/phases/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.phases.type,parentSchema:schema35.properties.phases,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.connected !== undefined){
let data16 = data.connected;
if(typeof data16 !== "boolean"){
const err22 = {instancePath:instancePath+"/connected",schemaPath:"#/properties/connected/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.connected.type,parentSchema:schema35.properties.connected,data:data16};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.charging !== undefined){
let data17 = data.charging;
if(typeof data17 !== "boolean"){
const err23 = {instancePath:instancePath+"/charging",schemaPath:"#/properties/charging/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema35.properties.charging.type,parentSchema:schema35.properties.charging,data:data17};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.session_charge_Wh !== undefined){
let data18 = data.session_charge_Wh;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err24 = {instancePath:instancePath+"/session_charge_Wh",schemaPath:"#/properties/session_charge_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.session_charge_Wh.type,parentSchema:schema35.properties.session_charge_Wh,data:data18};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.total_charge_Wh !== undefined){
let data19 = data.total_charge_Wh;
if(!((typeof data19 == "number") && (isFinite(data19)))){
const err25 = {instancePath:instancePath+"/total_charge_Wh",schemaPath:"#/properties/total_charge_Wh/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema35.properties.total_charge_Wh.type,parentSchema:schema35.properties.total_charge_Wh,data:data19};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"type":true,"timestamp":true,"read_time_ms":true,"make":true,"W":true,"L1_A":true,"L2_A":true,"L3_A":true,"L1_V":true,"L2_V":true,"L3_V":true,"L1_W":true,"L2_W":true,"L3_W":true,"max_A":true,"phases":true,"connected":true,"charging":true,"session_charge_Wh":true,"total_charge_Wh":true},"dynamicProps":false,"dynamicItems":false};

export const inverter: Validator = validate25;
const schema36 = {"type":"object","properties":{"type":{"type":"string","const":"inverter"},"timestamp":{"type":"integer"},"read_time_ms":{"type":"integer","minimum":0},"make":{"type":"string"},"W":{"type":"number"},"Hz":{"type":"number"},"L1_W":{"type":"number"},"L2_W":{"type":"number"},"L3_W":{"type":"number"},"L1_V":{"type":"number"},"L2_V":{"type":"number"},"L3_V":{"type":"number"},"L1_A":{"type":"number"},"L2_A":{"type":"number"},"L3_A":{"type":"number"},"heatsink_C":{"type":"number"},"rated_power_W":{"type":"number"},"available_export_W":{"type":"number"},"available_import_W":{"type":"number"}},"patternProperties":{"^mppt\\d+_[VAW]$":{"type":"number"}},"required":["type","timestamp","read_time_ms","make"]};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.timestamp === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'",schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.read_time_ms === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "read_time_ms"},message:"must have required property '"+"read_time_ms"+"'",schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.make === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "make"},message:"must have required property '"+"make"+"'",schema:schema36.required,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.type.type,parentSchema:schema36.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("inverter" !== data0){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "inverter"},message:"must be equal to constant",schema:"inverter",parentSchema:schema36.properties.type,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.timestamp !== undefined){
let data1 = data.timestamp;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.timestamp.type,parentSchema:schema36.properties.timestamp,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.read_time_ms !== undefined){
let data2 = data.read_time_ms;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema36.properties.read_time_ms.type,parentSchema:schema36.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema36.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.make !== undefined){
let data3 = data.make;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/make",schemaPath:"#/properties/make/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema36.properties.make.type,parentSchema:schema36.properties.make,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.W !== undefined){
let data4 = data.W;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/W",schemaPath:"#/properties/W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.W.type,parentSchema:schema36.properties.W,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.Hz !== undefined){
let data5 = data.Hz;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/Hz",schemaPath:"#/properties/Hz/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.Hz.type,parentSchema:schema36.properties.Hz,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.L1_W !== undefined){
let data6 = data.L1_W;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/L1_W",schemaPath:"#/properties/L1_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.L1_W.type,parentSchema:schema36.properties.L1_W,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.L2_W !== undefined){
let data7 = data.L2_W;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/L2_W",schemaPath:"#/properties/L2_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.L2_W.type,parentSchema:schema36.properties.L2_W,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.L3_W !== undefined){
let data8 = data.L3_W;
if(!((typeof data8 == "number") && (isFinite(data8)))){
const err14 = {instancePath:instancePath+"/L3_W",schemaPath:"#/properties/L3_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.L3_W.type,parentSchema:schema36.properties.L3_W,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.L1_V !== undefined){
let data9 = data.L1_V;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err15 = {instancePath:instancePath+"/L1_V",schemaPath:"#/properties/L1_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.L1_V.type,parentSchema:schema36.properties.L1_V,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.L2_V !== undefined){
let data10 = data.L2_V;
if(!((typeof data10 == "number") && (isFinite(data10)))){
const err16 = {instancePath:instancePath+"/L2_V",schemaPath:"#/properties/L2_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.L2_V.type,parentSchema:schema36.properties.L2_V,data:data10};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.L3_V !== undefined){
let data11 = data.L3_V;
if(!((typeof data11 == "number") && (isFinite(data11)))){
const err17 = {instancePath:instancePath+"/L3_V",schemaPath:"#/properties/L3_V/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.L3_V.type,parentSchema:schema36.properties.L3_V,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.L1_A !== undefined){
let data12 = data.L1_A;
if(!((typeof data12 == "number") && (isFinite(data12)))){
const err18 = {instancePath:instancePath+"/L1_A",schemaPath:"#/properties/L1_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.L1_A.type,parentSchema:schema36.properties.L1_A,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.L2_A !== undefined){
let data13 = data.L2_A;
if(!((typeof data13 == "number") && (isFinite(data13)))){
const err19 = {instancePath:instancePath+"/L2_A",schemaPath:"#/properties/L2_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.L2_A.type,parentSchema:schema36.properties.L2_A,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.L3_A !== undefined){
let data14 = data.L3_A;
if(!((typeof data14 == "number") && (isFinite(data14)))){
const err20 = {instancePath:instancePath+"/L3_A",schemaPath:"#/properties/L3_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.L3_A.type,parentSchema:schema36.properties.L3_A,data:data14};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.heatsink_C !== undefined){
let data15 = data.heatsink_C;
if(!((typeof data15 == "number") && (isFinite(data15)))){
const err21 = {instancePath:instancePath+"/heatsink_C",schemaPath:"#/properties/heatsink_C/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.heatsink_C.type,parentSchema:schema36.properties.heatsink_C,data:data15};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.rated_power_W !== undefined){
let data16 = data.rated_power_W;
if(!((typeof data16 == "number") && (isFinite(data16)))){
const err22 = {instancePath:instancePath+"/rated_power_W",schemaPath:"#/properties/rated_power_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.rated_power_W.type,parentSchema:schema36.properties.rated_power_W,data:data16};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.available_export_W !== undefined){
let data17 = data.available_export_W;
if(!((typeof data17 == "number") && (isFinite(data17)))){
const err23 = {instancePath:instancePath+"/available_export_W",schemaPath:"#/properties/available_export_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.available_export_W.type,parentSchema:schema36.properties.available_export_W,data:data17};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.available_import_W !== undefined){
let data18 = data.available_import_W;
if(!((typeof data18 == "number") && (isFinite(data18)))){
const err24 = {instancePath:instancePath+"/available_import_W",schemaPath:"#/properties/available_import_W/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.properties.available_import_W.type,parentSchema:schema36.properties.available_import_W,data:data18};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
var props0 = {};
props0.type = true;
props0.timestamp = true;
props0.read_time_ms = true;
props0.make = true;
props0.W = true;
props0.Hz = true;
props0.L1_W = true;
props0.L2_W = true;
props0.L3_W = true;
props0.L1_V = true;
props0.L2_V = true;
props0.L3_V = true;
props0.L1_A = true;
props0.L2_A = true;
props0.L3_A = true;
props0.heatsink_C = true;
props0.rated_power_W = true;
props0.available_export_W = true;
props0.available_import_W = true;
for(const key0 in data){
if(pattern4.test(key0)){
let data19 = data[key0];
if(!((typeof data19 == "number") && (isFinite(data19)))){
const err25 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/patternProperties/%5Emppt%5Cd%2B_%5BVAW%5D%24/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema36.patternProperties["^mppt\\d+_[VAW]$"].type,parentSchema:schema36.patternProperties["^mppt\\d+_[VAW]$"],data:data19};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
props0[key0] = true;
}
}
}
else {
const err26 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema36.type,parentSchema:schema36,data};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
validate25.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate25.evaluated = {"dynamicProps":true,"dynamicItems":false};

export const vehicle: Validator = validate26;
const schema37 = {"type":"object","properties":{"type":{"type":"string","const":"vehicle"},"timestamp":{"type":"integer"},"read_time_ms":{"type":"integer","minimum":0},"make":{"type":"string"},"SoC_pct":{"type":"number"},"charge_limit_pct":{"type":"number"},"charge_A":{"type":"number"},"charger_actual_A":{"type":"number"},"charging_state":{"type":"string"},"time_to_full_min":{"type":"number"},"stale":{"type":"boolean"}},"required":["type","timestamp","read_time_ms","make"]};

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema37.required,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.timestamp === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'",schema:schema37.required,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.read_time_ms === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "read_time_ms"},message:"must have required property '"+"read_time_ms"+"'",schema:schema37.required,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.make === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "make"},message:"must have required property '"+"make"+"'",schema:schema37.required,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.type.type,parentSchema:schema37.properties.type,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if("vehicle" !== data0){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "vehicle"},message:"must be equal to constant",schema:"vehicle",parentSchema:schema37.properties.type,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.timestamp !== undefined){
let data1 = data.timestamp;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err6 = {instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.timestamp.type,parentSchema:schema37.properties.timestamp,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.read_time_ms !== undefined){
let data2 = data.read_time_ms;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema37.properties.read_time_ms.type,parentSchema:schema37.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema37.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.make !== undefined){
let data3 = data.make;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/make",schemaPath:"#/properties/make/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.make.type,parentSchema:schema37.properties.make,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.SoC_pct !== undefined){
let data4 = data.SoC_pct;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/SoC_pct",schemaPath:"#/properties/SoC_pct/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema37.properties.SoC_pct.type,parentSchema:schema37.properties.SoC_pct,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.charge_limit_pct !== undefined){
let data5 = data.charge_limit_pct;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err11 = {instancePath:instancePath+"/charge_limit_pct",schemaPath:"#/properties/charge_limit_pct/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema37.properties.charge_limit_pct.type,parentSchema:schema37.properties.charge_limit_pct,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.charge_A !== undefined){
let data6 = data.charge_A;
if(!((typeof data6 == "number") && (isFinite(data6)))){
const err12 = {instancePath:instancePath+"/charge_A",schemaPath:"#/properties/charge_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema37.properties.charge_A.type,parentSchema:schema37.properties.charge_A,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.charger_actual_A !== undefined){
let data7 = data.charger_actual_A;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/charger_actual_A",schemaPath:"#/properties/charger_actual_A/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema37.properties.charger_actual_A.type,parentSchema:schema37.properties.charger_actual_A,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.charging_state !== undefined){
let data8 = data.charging_state;
if(typeof data8 !== "string"){
const err14 = {instancePath:instancePath+"/charging_state",schemaPath:"#/properties/charging_state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema37.properties.charging_state.type,parentSchema:schema37.properties.charging_state,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.time_to_full_min !== undefined){
let data9 = data.time_to_full_min;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err15 = {instancePath:instancePath+"/time_to_full_min",schemaPath:"#/properties/time_to_full_min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema37.properties.time_to_full_min.type,parentSchema:schema37.properties.time_to_full_min,data:data9};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.stale !== undefined){
let data10 = data.stale;
if(typeof data10 !== "boolean"){
const err16 = {instancePath:instancePath+"/stale",schemaPath:"#/properties/stale/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema37.properties.stale.type,parentSchema:schema37.properties.stale,data:data10};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema37.type,parentSchema:schema37,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":{"type":true,"timestamp":true,"read_time_ms":true,"make":true,"SoC_pct":true,"charge_limit_pct":true,"charge_A":true,"charger_actual_A":true,"charging_state":true,"time_to_full_min":true,"stale":true},"dynamicProps":false,"dynamicItems":false};

export const metrics: Validator = validate27;
const schema38 = {"type":"object","properties":{"type":{"type":"string","const":"metrics"},"timestamp":{"type":"integer"},"read_time_ms":{"type":"integer","minimum":0},"make":{"type":"string"},"metrics":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string","minLength":1},"value":{"type":"number"},"unit":{"type":"string"}},"required":["name","value"]}}},"required":["type","timestamp","read_time_ms","make","metrics"]};

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.timestamp === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.read_time_ms === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "read_time_ms"},message:"must have required property '"+"read_time_ms"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.make === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "make"},message:"must have required property '"+"make"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.metrics === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metrics"},message:"must have required property '"+"metrics"+"'",schema:schema38.required,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.type !== undefined){
let data0 = data.type;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.type.type,parentSchema:schema38.properties.type,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if("metrics" !== data0){
const err6 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/const",keyword:"const",params:{allowedValue: "metrics"},message:"must be equal to constant",schema:"metrics",parentSchema:schema38.properties.type,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.timestamp !== undefined){
let data1 = data.timestamp;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err7 = {instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.timestamp.type,parentSchema:schema38.properties.timestamp,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.read_time_ms !== undefined){
let data2 = data.read_time_ms;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err8 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema38.properties.read_time_ms.type,parentSchema:schema38.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/read_time_ms",schemaPath:"#/properties/read_time_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema38.properties.read_time_ms,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
if(data.make !== undefined){
let data3 = data.make;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/make",schemaPath:"#/properties/make/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.make.type,parentSchema:schema38.properties.make,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.metrics !== undefined){
let data4 = data.metrics;
if(Array.isArray(data4)){
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
let data5 = data4[i0];
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.name === undefined){
const err11 = {instancePath:instancePath+"/metrics/" + i0,schemaPath:"#/properties/metrics/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema38.properties.metrics.items.required,parentSchema:schema38.properties.metrics.items,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data5.value === undefined){
const err12 = {instancePath:instancePath+"/metrics/" + i0,schemaPath:"#/properties/metrics/items/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema38.properties.metrics.items.required,parentSchema:schema38.properties.metrics.items,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data5.name !== undefined){
let data6 = data5.name;
if(typeof data6 === "string"){
if(data6.length < 1){
const err13 = {instancePath:instancePath+"/metrics/" + i0+"/name",schemaPath:"#/properties/metrics/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema38.properties.metrics.items.properties.name,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metrics/" + i0+"/name",schemaPath:"#/properties/metrics/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.metrics.items.properties.name.type,parentSchema:schema38.properties.metrics.items.properties.name,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data5.value !== undefined){
let data7 = data5.value;
if(!((typeof data7 == "number") && (isFinite(data7)))){
const err15 = {instancePath:instancePath+"/metrics/" + i0+"/value",schemaPath:"#/properties/metrics/items/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema38.properties.metrics.items.properties.value.type,parentSchema:schema38.properties.metrics.items.properties.value,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data5.unit !== undefined){
let data8 = data5.unit;
if(typeof data8 !== "string"){
const err16 = {instancePath:instancePath+"/metrics/" + i0+"/unit",schemaPath:"#/properties/metrics/items/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema38.properties.metrics.items.properties.unit.type,parentSchema:schema38.properties.metrics.items.properties.unit,data:data8};
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
const err17 = {instancePath:instancePath+"/metrics/" + i0,schemaPath:"#/properties/metrics/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.properties.metrics.items.type,parentSchema:schema38.properties.metrics.items,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metrics",schemaPath:"#/properties/metrics/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema38.properties.metrics.type,parentSchema:schema38.properties.metrics,data:data4};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema38.type,parentSchema:schema38,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"type":true,"timestamp":true,"read_time_ms":true,"make":true,"metrics":true},"dynamicProps":false,"dynamicItems":false};

export const gatewayState: Validator = validate28;
const schema39 = {"type":"object","properties":{"community":{"type":"object","properties":{"community":{"type":"string"},"connected":{"type":"boolean"},"heard_s":{"type":"integer"},"mode":{"type":"string"},"boot":{"type":"integer"},"last_seq":{"type":"integer"},"key_epoch":{"type":"integer"},"backlog":{"type":"integer"},"rejected":{"type":"integer"},"last_reception":{"type":"object","properties":{"boot":{"type":"integer"},"seq":{"type":"integer"},"code":{"type":"string"},"reason":{"type":"string"},"at_s":{"type":"integer"}},"required":["boot","seq","code","at_s"]},"problem":{"type":"string"},"journal_failure":{"type":"string"}},"required":["community","connected","mode","boot","last_seq","key_epoch","rejected"]},"devices":{"type":"array","items":{"type":"object","properties":{"sn":{"type":"string"},"connected":{"type":"boolean"},"ders":{"type":"array","items":{"type":"string"}},"error":{"type":"string"},"driver":{"type":"string"},"make":{"type":"string"},"model":{"type":"string"},"fault":{"type":"string"},"rated_power_w":{"type":"number"},"warmup_s":{"type":"number"},"watchdog_timeout_s":{"type":"number"},"poll_interval_ms":{"type":"integer"},"poll_ms":{"type":"integer"},"lateness_ms":{"type":"integer"},"polls_skipped":{"type":"integer"},"last_fresh_s":{"type":"integer"},"violations":{"type":"integer"},"control":{"type":"array","items":{"type":"object","properties":{"der":{"type":"string"},"state":{"type":"string"},"default_confirmed":{"type":"boolean"},"problem":{"type":"string"},"holder":{"type":"string"},"expires_in_ms":{"type":"integer"},"last_command":{"type":"object","properties":{"id":{"type":"string"},"src":{"type":"string"},"action":{"type":"string"},"status":{"type":"string"},"code":{"type":"string"}},"required":["id","action","status"]}},"required":["der","state","default_confirmed"]}}},"required":["sn","connected","ders"]}},"journal":{"type":"object","properties":{"epoch":{"type":"integer"},"first_seq":{"type":"integer"},"last_seq":{"type":"integer"},"oldest_s":{"type":"integer"},"bytes":{"type":"integer"},"dropped":{"type":"integer"},"dropped_unread":{"type":"integer"},"unkept":{"type":"integer"},"receivers":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"seq":{"type":"integer"}},"required":["name","seq"]}},"failure":{"type":"string"}},"required":["last_seq","unkept","receivers"]},"platform":{"type":"string"},"polls":{"type":"object","properties":{"lateness_p50_ms":{"type":"number"},"lateness_p99_ms":{"type":"number"},"skipped":{"type":"integer"}},"required":["lateness_p50_ms","lateness_p99_ms","skipped"]},"serial":{"type":"string"},"site":{"type":"object","properties":{"meters":{"type":"array","items":{"type":"object","properties":{"circuit":{"type":"string"},"sn":{"type":"string"},"fresh":{"type":"boolean"},"age_s":{"type":"integer"},"problem":{"type":"string"}},"required":["circuit","sn","fresh"]}},"limits":{"type":"array","items":{"type":"object","properties":{"direction":{"type":"string"},"state":{"type":"string"},"applied_w":{"type":"number"},"because":{"type":"string"},"circuit":{"type":"string"},"since_s":{"type":"integer"},"until_s":{"type":"integer"},"src":{"type":"string"},"failure":{"type":"string"}},"required":["direction","state","circuit","since_s"]}},"ders":{"type":"array","items":{"type":"object","properties":{"sn":{"type":"string"},"der":{"type":"string"},"state":{"type":"string"},"set_w":{"type":"number"},"circuit":{"type":"string"},"reason":{"type":"string"},"problem":{"type":"string"}},"required":["sn","der","state"]}},"problem":{"type":"string"}},"required":["meters","limits","ders"]},"timestamp":{"type":"integer"},"uplink":{"type":"object","properties":{"kind":{"type":"string"},"url":{"type":"string"},"connected":{"type":"boolean"},"since_s":{"type":"integer"},"server":{"type":"string"},"reason":{"type":"string"},"error":{"type":"string"},"outages":{"type":"integer"},"last_outage_s":{"type":"integer"}},"required":["kind","url","connected","since_s","outages"]},"version":{"type":"string"}},"required":["devices","platform","serial","timestamp","version"]};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate28.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.devices === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "devices"},message:"must have required property '"+"devices"+"'",schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.platform === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "platform"},message:"must have required property '"+"platform"+"'",schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.serial === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "serial"},message:"must have required property '"+"serial"+"'",schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.timestamp === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "timestamp"},message:"must have required property '"+"timestamp"+"'",schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.version === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema39.required,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.community !== undefined){
let data0 = data.community;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.community === undefined){
const err5 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/required",keyword:"required",params:{missingProperty: "community"},message:"must have required property '"+"community"+"'",schema:schema39.properties.community.required,parentSchema:schema39.properties.community,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0.connected === undefined){
const err6 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/required",keyword:"required",params:{missingProperty: "connected"},message:"must have required property '"+"connected"+"'",schema:schema39.properties.community.required,parentSchema:schema39.properties.community,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data0.mode === undefined){
const err7 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/required",keyword:"required",params:{missingProperty: "mode"},message:"must have required property '"+"mode"+"'",schema:schema39.properties.community.required,parentSchema:schema39.properties.community,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data0.boot === undefined){
const err8 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/required",keyword:"required",params:{missingProperty: "boot"},message:"must have required property '"+"boot"+"'",schema:schema39.properties.community.required,parentSchema:schema39.properties.community,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data0.last_seq === undefined){
const err9 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/required",keyword:"required",params:{missingProperty: "last_seq"},message:"must have required property '"+"last_seq"+"'",schema:schema39.properties.community.required,parentSchema:schema39.properties.community,data:data0};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data0.key_epoch === undefined){
const err10 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/required",keyword:"required",params:{missingProperty: "key_epoch"},message:"must have required property '"+"key_epoch"+"'",schema:schema39.properties.community.required,parentSchema:schema39.properties.community,data:data0};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data0.rejected === undefined){
const err11 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/required",keyword:"required",params:{missingProperty: "rejected"},message:"must have required property '"+"rejected"+"'",schema:schema39.properties.community.required,parentSchema:schema39.properties.community,data:data0};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data0.community !== undefined){
let data1 = data0.community;
if(typeof data1 !== "string"){
const err12 = {instancePath:instancePath+"/community/community",schemaPath:"#/properties/community/properties/community/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.community.properties.community.type,parentSchema:schema39.properties.community.properties.community,data:data1};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data0.connected !== undefined){
let data2 = data0.connected;
if(typeof data2 !== "boolean"){
const err13 = {instancePath:instancePath+"/community/connected",schemaPath:"#/properties/community/properties/connected/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema39.properties.community.properties.connected.type,parentSchema:schema39.properties.community.properties.connected,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data0.heard_s !== undefined){
let data3 = data0.heard_s;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err14 = {instancePath:instancePath+"/community/heard_s",schemaPath:"#/properties/community/properties/heard_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.community.properties.heard_s.type,parentSchema:schema39.properties.community.properties.heard_s,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data0.mode !== undefined){
let data4 = data0.mode;
if(typeof data4 !== "string"){
const err15 = {instancePath:instancePath+"/community/mode",schemaPath:"#/properties/community/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.community.properties.mode.type,parentSchema:schema39.properties.community.properties.mode,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data0.boot !== undefined){
let data5 = data0.boot;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err16 = {instancePath:instancePath+"/community/boot",schemaPath:"#/properties/community/properties/boot/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.community.properties.boot.type,parentSchema:schema39.properties.community.properties.boot,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data0.last_seq !== undefined){
let data6 = data0.last_seq;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err17 = {instancePath:instancePath+"/community/last_seq",schemaPath:"#/properties/community/properties/last_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.community.properties.last_seq.type,parentSchema:schema39.properties.community.properties.last_seq,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data0.key_epoch !== undefined){
let data7 = data0.key_epoch;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err18 = {instancePath:instancePath+"/community/key_epoch",schemaPath:"#/properties/community/properties/key_epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.community.properties.key_epoch.type,parentSchema:schema39.properties.community.properties.key_epoch,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data0.backlog !== undefined){
let data8 = data0.backlog;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err19 = {instancePath:instancePath+"/community/backlog",schemaPath:"#/properties/community/properties/backlog/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.community.properties.backlog.type,parentSchema:schema39.properties.community.properties.backlog,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data0.rejected !== undefined){
let data9 = data0.rejected;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err20 = {instancePath:instancePath+"/community/rejected",schemaPath:"#/properties/community/properties/rejected/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.community.properties.rejected.type,parentSchema:schema39.properties.community.properties.rejected,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data0.last_reception !== undefined){
let data10 = data0.last_reception;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.boot === undefined){
const err21 = {instancePath:instancePath+"/community/last_reception",schemaPath:"#/properties/community/properties/last_reception/required",keyword:"required",params:{missingProperty: "boot"},message:"must have required property '"+"boot"+"'",schema:schema39.properties.community.properties.last_reception.required,parentSchema:schema39.properties.community.properties.last_reception,data:data10};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data10.seq === undefined){
const err22 = {instancePath:instancePath+"/community/last_reception",schemaPath:"#/properties/community/properties/last_reception/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema39.properties.community.properties.last_reception.required,parentSchema:schema39.properties.community.properties.last_reception,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data10.code === undefined){
const err23 = {instancePath:instancePath+"/community/last_reception",schemaPath:"#/properties/community/properties/last_reception/required",keyword:"required",params:{missingProperty: "code"},message:"must have required property '"+"code"+"'",schema:schema39.properties.community.properties.last_reception.required,parentSchema:schema39.properties.community.properties.last_reception,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data10.at_s === undefined){
const err24 = {instancePath:instancePath+"/community/last_reception",schemaPath:"#/properties/community/properties/last_reception/required",keyword:"required",params:{missingProperty: "at_s"},message:"must have required property '"+"at_s"+"'",schema:schema39.properties.community.properties.last_reception.required,parentSchema:schema39.properties.community.properties.last_reception,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data10.boot !== undefined){
let data11 = data10.boot;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err25 = {instancePath:instancePath+"/community/last_reception/boot",schemaPath:"#/properties/community/properties/last_reception/properties/boot/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.community.properties.last_reception.properties.boot.type,parentSchema:schema39.properties.community.properties.last_reception.properties.boot,data:data11};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data10.seq !== undefined){
let data12 = data10.seq;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err26 = {instancePath:instancePath+"/community/last_reception/seq",schemaPath:"#/properties/community/properties/last_reception/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.community.properties.last_reception.properties.seq.type,parentSchema:schema39.properties.community.properties.last_reception.properties.seq,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data10.code !== undefined){
let data13 = data10.code;
if(typeof data13 !== "string"){
const err27 = {instancePath:instancePath+"/community/last_reception/code",schemaPath:"#/properties/community/properties/last_reception/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.community.properties.last_reception.properties.code.type,parentSchema:schema39.properties.community.properties.last_reception.properties.code,data:data13};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data10.reason !== undefined){
let data14 = data10.reason;
if(typeof data14 !== "string"){
const err28 = {instancePath:instancePath+"/community/last_reception/reason",schemaPath:"#/properties/community/properties/last_reception/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.community.properties.last_reception.properties.reason.type,parentSchema:schema39.properties.community.properties.last_reception.properties.reason,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data10.at_s !== undefined){
let data15 = data10.at_s;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err29 = {instancePath:instancePath+"/community/last_reception/at_s",schemaPath:"#/properties/community/properties/last_reception/properties/at_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.community.properties.last_reception.properties.at_s.type,parentSchema:schema39.properties.community.properties.last_reception.properties.at_s,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/community/last_reception",schemaPath:"#/properties/community/properties/last_reception/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.community.properties.last_reception.type,parentSchema:schema39.properties.community.properties.last_reception,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data0.problem !== undefined){
let data16 = data0.problem;
if(typeof data16 !== "string"){
const err31 = {instancePath:instancePath+"/community/problem",schemaPath:"#/properties/community/properties/problem/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.community.properties.problem.type,parentSchema:schema39.properties.community.properties.problem,data:data16};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data0.journal_failure !== undefined){
let data17 = data0.journal_failure;
if(typeof data17 !== "string"){
const err32 = {instancePath:instancePath+"/community/journal_failure",schemaPath:"#/properties/community/properties/journal_failure/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.community.properties.journal_failure.type,parentSchema:schema39.properties.community.properties.journal_failure,data:data17};
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
const err33 = {instancePath:instancePath+"/community",schemaPath:"#/properties/community/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.community.type,parentSchema:schema39.properties.community,data:data0};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.devices !== undefined){
let data18 = data.devices;
if(Array.isArray(data18)){
const len0 = data18.length;
for(let i0=0; i0<len0; i0++){
let data19 = data18[i0];
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.sn === undefined){
const err34 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/required",keyword:"required",params:{missingProperty: "sn"},message:"must have required property '"+"sn"+"'",schema:schema39.properties.devices.items.required,parentSchema:schema39.properties.devices.items,data:data19};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data19.connected === undefined){
const err35 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/required",keyword:"required",params:{missingProperty: "connected"},message:"must have required property '"+"connected"+"'",schema:schema39.properties.devices.items.required,parentSchema:schema39.properties.devices.items,data:data19};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if(data19.ders === undefined){
const err36 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/required",keyword:"required",params:{missingProperty: "ders"},message:"must have required property '"+"ders"+"'",schema:schema39.properties.devices.items.required,parentSchema:schema39.properties.devices.items,data:data19};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data19.sn !== undefined){
let data20 = data19.sn;
if(typeof data20 !== "string"){
const err37 = {instancePath:instancePath+"/devices/" + i0+"/sn",schemaPath:"#/properties/devices/items/properties/sn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.sn.type,parentSchema:schema39.properties.devices.items.properties.sn,data:data20};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data19.connected !== undefined){
let data21 = data19.connected;
if(typeof data21 !== "boolean"){
const err38 = {instancePath:instancePath+"/devices/" + i0+"/connected",schemaPath:"#/properties/devices/items/properties/connected/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema39.properties.devices.items.properties.connected.type,parentSchema:schema39.properties.devices.items.properties.connected,data:data21};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data19.ders !== undefined){
let data22 = data19.ders;
if(Array.isArray(data22)){
const len1 = data22.length;
for(let i1=0; i1<len1; i1++){
let data23 = data22[i1];
if(typeof data23 !== "string"){
const err39 = {instancePath:instancePath+"/devices/" + i0+"/ders/" + i1,schemaPath:"#/properties/devices/items/properties/ders/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.ders.items.type,parentSchema:schema39.properties.devices.items.properties.ders.items,data:data23};
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
const err40 = {instancePath:instancePath+"/devices/" + i0+"/ders",schemaPath:"#/properties/devices/items/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.devices.items.properties.ders.type,parentSchema:schema39.properties.devices.items.properties.ders,data:data22};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data19.error !== undefined){
let data24 = data19.error;
if(typeof data24 !== "string"){
const err41 = {instancePath:instancePath+"/devices/" + i0+"/error",schemaPath:"#/properties/devices/items/properties/error/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.error.type,parentSchema:schema39.properties.devices.items.properties.error,data:data24};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data19.driver !== undefined){
let data25 = data19.driver;
if(typeof data25 !== "string"){
const err42 = {instancePath:instancePath+"/devices/" + i0+"/driver",schemaPath:"#/properties/devices/items/properties/driver/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.driver.type,parentSchema:schema39.properties.devices.items.properties.driver,data:data25};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data19.make !== undefined){
let data26 = data19.make;
if(typeof data26 !== "string"){
const err43 = {instancePath:instancePath+"/devices/" + i0+"/make",schemaPath:"#/properties/devices/items/properties/make/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.make.type,parentSchema:schema39.properties.devices.items.properties.make,data:data26};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data19.model !== undefined){
let data27 = data19.model;
if(typeof data27 !== "string"){
const err44 = {instancePath:instancePath+"/devices/" + i0+"/model",schemaPath:"#/properties/devices/items/properties/model/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.model.type,parentSchema:schema39.properties.devices.items.properties.model,data:data27};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data19.fault !== undefined){
let data28 = data19.fault;
if(typeof data28 !== "string"){
const err45 = {instancePath:instancePath+"/devices/" + i0+"/fault",schemaPath:"#/properties/devices/items/properties/fault/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.fault.type,parentSchema:schema39.properties.devices.items.properties.fault,data:data28};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data19.rated_power_w !== undefined){
let data29 = data19.rated_power_w;
if(!((typeof data29 == "number") && (isFinite(data29)))){
const err46 = {instancePath:instancePath+"/devices/" + i0+"/rated_power_w",schemaPath:"#/properties/devices/items/properties/rated_power_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.devices.items.properties.rated_power_w.type,parentSchema:schema39.properties.devices.items.properties.rated_power_w,data:data29};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data19.warmup_s !== undefined){
let data30 = data19.warmup_s;
if(!((typeof data30 == "number") && (isFinite(data30)))){
const err47 = {instancePath:instancePath+"/devices/" + i0+"/warmup_s",schemaPath:"#/properties/devices/items/properties/warmup_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.devices.items.properties.warmup_s.type,parentSchema:schema39.properties.devices.items.properties.warmup_s,data:data30};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data19.watchdog_timeout_s !== undefined){
let data31 = data19.watchdog_timeout_s;
if(!((typeof data31 == "number") && (isFinite(data31)))){
const err48 = {instancePath:instancePath+"/devices/" + i0+"/watchdog_timeout_s",schemaPath:"#/properties/devices/items/properties/watchdog_timeout_s/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.devices.items.properties.watchdog_timeout_s.type,parentSchema:schema39.properties.devices.items.properties.watchdog_timeout_s,data:data31};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data19.poll_interval_ms !== undefined){
let data32 = data19.poll_interval_ms;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err49 = {instancePath:instancePath+"/devices/" + i0+"/poll_interval_ms",schemaPath:"#/properties/devices/items/properties/poll_interval_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.devices.items.properties.poll_interval_ms.type,parentSchema:schema39.properties.devices.items.properties.poll_interval_ms,data:data32};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data19.poll_ms !== undefined){
let data33 = data19.poll_ms;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err50 = {instancePath:instancePath+"/devices/" + i0+"/poll_ms",schemaPath:"#/properties/devices/items/properties/poll_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.devices.items.properties.poll_ms.type,parentSchema:schema39.properties.devices.items.properties.poll_ms,data:data33};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data19.lateness_ms !== undefined){
let data34 = data19.lateness_ms;
if(!(((typeof data34 == "number") && (!(data34 % 1) && !isNaN(data34))) && (isFinite(data34)))){
const err51 = {instancePath:instancePath+"/devices/" + i0+"/lateness_ms",schemaPath:"#/properties/devices/items/properties/lateness_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.devices.items.properties.lateness_ms.type,parentSchema:schema39.properties.devices.items.properties.lateness_ms,data:data34};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data19.polls_skipped !== undefined){
let data35 = data19.polls_skipped;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err52 = {instancePath:instancePath+"/devices/" + i0+"/polls_skipped",schemaPath:"#/properties/devices/items/properties/polls_skipped/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.devices.items.properties.polls_skipped.type,parentSchema:schema39.properties.devices.items.properties.polls_skipped,data:data35};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data19.last_fresh_s !== undefined){
let data36 = data19.last_fresh_s;
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
const err53 = {instancePath:instancePath+"/devices/" + i0+"/last_fresh_s",schemaPath:"#/properties/devices/items/properties/last_fresh_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.devices.items.properties.last_fresh_s.type,parentSchema:schema39.properties.devices.items.properties.last_fresh_s,data:data36};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data19.violations !== undefined){
let data37 = data19.violations;
if(!(((typeof data37 == "number") && (!(data37 % 1) && !isNaN(data37))) && (isFinite(data37)))){
const err54 = {instancePath:instancePath+"/devices/" + i0+"/violations",schemaPath:"#/properties/devices/items/properties/violations/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.devices.items.properties.violations.type,parentSchema:schema39.properties.devices.items.properties.violations,data:data37};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data19.control !== undefined){
let data38 = data19.control;
if(Array.isArray(data38)){
const len2 = data38.length;
for(let i2=0; i2<len2; i2++){
let data39 = data38[i2];
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
if(data39.der === undefined){
const err55 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2,schemaPath:"#/properties/devices/items/properties/control/items/required",keyword:"required",params:{missingProperty: "der"},message:"must have required property '"+"der"+"'",schema:schema39.properties.devices.items.properties.control.items.required,parentSchema:schema39.properties.devices.items.properties.control.items,data:data39};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(data39.state === undefined){
const err56 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2,schemaPath:"#/properties/devices/items/properties/control/items/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'",schema:schema39.properties.devices.items.properties.control.items.required,parentSchema:schema39.properties.devices.items.properties.control.items,data:data39};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(data39.default_confirmed === undefined){
const err57 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2,schemaPath:"#/properties/devices/items/properties/control/items/required",keyword:"required",params:{missingProperty: "default_confirmed"},message:"must have required property '"+"default_confirmed"+"'",schema:schema39.properties.devices.items.properties.control.items.required,parentSchema:schema39.properties.devices.items.properties.control.items,data:data39};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data39.der !== undefined){
let data40 = data39.der;
if(typeof data40 !== "string"){
const err58 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/der",schemaPath:"#/properties/devices/items/properties/control/items/properties/der/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.control.items.properties.der.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.der,data:data40};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data39.state !== undefined){
let data41 = data39.state;
if(typeof data41 !== "string"){
const err59 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/state",schemaPath:"#/properties/devices/items/properties/control/items/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.control.items.properties.state.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.state,data:data41};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data39.default_confirmed !== undefined){
let data42 = data39.default_confirmed;
if(typeof data42 !== "boolean"){
const err60 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/default_confirmed",schemaPath:"#/properties/devices/items/properties/control/items/properties/default_confirmed/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema39.properties.devices.items.properties.control.items.properties.default_confirmed.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.default_confirmed,data:data42};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data39.problem !== undefined){
let data43 = data39.problem;
if(typeof data43 !== "string"){
const err61 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/problem",schemaPath:"#/properties/devices/items/properties/control/items/properties/problem/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.control.items.properties.problem.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.problem,data:data43};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data39.holder !== undefined){
let data44 = data39.holder;
if(typeof data44 !== "string"){
const err62 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/holder",schemaPath:"#/properties/devices/items/properties/control/items/properties/holder/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.control.items.properties.holder.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.holder,data:data44};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data39.expires_in_ms !== undefined){
let data45 = data39.expires_in_ms;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err63 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/expires_in_ms",schemaPath:"#/properties/devices/items/properties/control/items/properties/expires_in_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.devices.items.properties.control.items.properties.expires_in_ms.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.expires_in_ms,data:data45};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data39.last_command !== undefined){
let data46 = data39.last_command;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
if(data46.id === undefined){
const err64 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/last_command",schemaPath:"#/properties/devices/items/properties/control/items/properties/last_command/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema39.properties.devices.items.properties.control.items.properties.last_command.required,parentSchema:schema39.properties.devices.items.properties.control.items.properties.last_command,data:data46};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data46.action === undefined){
const err65 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/last_command",schemaPath:"#/properties/devices/items/properties/control/items/properties/last_command/required",keyword:"required",params:{missingProperty: "action"},message:"must have required property '"+"action"+"'",schema:schema39.properties.devices.items.properties.control.items.properties.last_command.required,parentSchema:schema39.properties.devices.items.properties.control.items.properties.last_command,data:data46};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data46.status === undefined){
const err66 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/last_command",schemaPath:"#/properties/devices/items/properties/control/items/properties/last_command/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'",schema:schema39.properties.devices.items.properties.control.items.properties.last_command.required,parentSchema:schema39.properties.devices.items.properties.control.items.properties.last_command,data:data46};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data46.id !== undefined){
let data47 = data46.id;
if(typeof data47 !== "string"){
const err67 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/last_command/id",schemaPath:"#/properties/devices/items/properties/control/items/properties/last_command/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.id.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.id,data:data47};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data46.src !== undefined){
let data48 = data46.src;
if(typeof data48 !== "string"){
const err68 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/last_command/src",schemaPath:"#/properties/devices/items/properties/control/items/properties/last_command/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.src.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.src,data:data48};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data46.action !== undefined){
let data49 = data46.action;
if(typeof data49 !== "string"){
const err69 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/last_command/action",schemaPath:"#/properties/devices/items/properties/control/items/properties/last_command/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.action.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.action,data:data49};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data46.status !== undefined){
let data50 = data46.status;
if(typeof data50 !== "string"){
const err70 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/last_command/status",schemaPath:"#/properties/devices/items/properties/control/items/properties/last_command/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.status.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.status,data:data50};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data46.code !== undefined){
let data51 = data46.code;
if(typeof data51 !== "string"){
const err71 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/last_command/code",schemaPath:"#/properties/devices/items/properties/control/items/properties/last_command/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.code.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.last_command.properties.code,data:data51};
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
const err72 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2+"/last_command",schemaPath:"#/properties/devices/items/properties/control/items/properties/last_command/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.devices.items.properties.control.items.properties.last_command.type,parentSchema:schema39.properties.devices.items.properties.control.items.properties.last_command,data:data46};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
}
else {
const err73 = {instancePath:instancePath+"/devices/" + i0+"/control/" + i2,schemaPath:"#/properties/devices/items/properties/control/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.devices.items.properties.control.items.type,parentSchema:schema39.properties.devices.items.properties.control.items,data:data39};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
else {
const err74 = {instancePath:instancePath+"/devices/" + i0+"/control",schemaPath:"#/properties/devices/items/properties/control/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.devices.items.properties.control.type,parentSchema:schema39.properties.devices.items.properties.control,data:data38};
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
const err75 = {instancePath:instancePath+"/devices/" + i0,schemaPath:"#/properties/devices/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.devices.items.type,parentSchema:schema39.properties.devices.items,data:data19};
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
const err76 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.devices.type,parentSchema:schema39.properties.devices,data:data18};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data.journal !== undefined){
let data52 = data.journal;
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52.last_seq === undefined){
const err77 = {instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/required",keyword:"required",params:{missingProperty: "last_seq"},message:"must have required property '"+"last_seq"+"'",schema:schema39.properties.journal.required,parentSchema:schema39.properties.journal,data:data52};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data52.unkept === undefined){
const err78 = {instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/required",keyword:"required",params:{missingProperty: "unkept"},message:"must have required property '"+"unkept"+"'",schema:schema39.properties.journal.required,parentSchema:schema39.properties.journal,data:data52};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if(data52.receivers === undefined){
const err79 = {instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/required",keyword:"required",params:{missingProperty: "receivers"},message:"must have required property '"+"receivers"+"'",schema:schema39.properties.journal.required,parentSchema:schema39.properties.journal,data:data52};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(data52.epoch !== undefined){
let data53 = data52.epoch;
if(!(((typeof data53 == "number") && (!(data53 % 1) && !isNaN(data53))) && (isFinite(data53)))){
const err80 = {instancePath:instancePath+"/journal/epoch",schemaPath:"#/properties/journal/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.journal.properties.epoch.type,parentSchema:schema39.properties.journal.properties.epoch,data:data53};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data52.first_seq !== undefined){
let data54 = data52.first_seq;
if(!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))){
const err81 = {instancePath:instancePath+"/journal/first_seq",schemaPath:"#/properties/journal/properties/first_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.journal.properties.first_seq.type,parentSchema:schema39.properties.journal.properties.first_seq,data:data54};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data52.last_seq !== undefined){
let data55 = data52.last_seq;
if(!(((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55))) && (isFinite(data55)))){
const err82 = {instancePath:instancePath+"/journal/last_seq",schemaPath:"#/properties/journal/properties/last_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.journal.properties.last_seq.type,parentSchema:schema39.properties.journal.properties.last_seq,data:data55};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data52.oldest_s !== undefined){
let data56 = data52.oldest_s;
if(!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))){
const err83 = {instancePath:instancePath+"/journal/oldest_s",schemaPath:"#/properties/journal/properties/oldest_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.journal.properties.oldest_s.type,parentSchema:schema39.properties.journal.properties.oldest_s,data:data56};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data52.bytes !== undefined){
let data57 = data52.bytes;
if(!(((typeof data57 == "number") && (!(data57 % 1) && !isNaN(data57))) && (isFinite(data57)))){
const err84 = {instancePath:instancePath+"/journal/bytes",schemaPath:"#/properties/journal/properties/bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.journal.properties.bytes.type,parentSchema:schema39.properties.journal.properties.bytes,data:data57};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data52.dropped !== undefined){
let data58 = data52.dropped;
if(!(((typeof data58 == "number") && (!(data58 % 1) && !isNaN(data58))) && (isFinite(data58)))){
const err85 = {instancePath:instancePath+"/journal/dropped",schemaPath:"#/properties/journal/properties/dropped/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.journal.properties.dropped.type,parentSchema:schema39.properties.journal.properties.dropped,data:data58};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data52.dropped_unread !== undefined){
let data59 = data52.dropped_unread;
if(!(((typeof data59 == "number") && (!(data59 % 1) && !isNaN(data59))) && (isFinite(data59)))){
const err86 = {instancePath:instancePath+"/journal/dropped_unread",schemaPath:"#/properties/journal/properties/dropped_unread/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.journal.properties.dropped_unread.type,parentSchema:schema39.properties.journal.properties.dropped_unread,data:data59};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data52.unkept !== undefined){
let data60 = data52.unkept;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
const err87 = {instancePath:instancePath+"/journal/unkept",schemaPath:"#/properties/journal/properties/unkept/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.journal.properties.unkept.type,parentSchema:schema39.properties.journal.properties.unkept,data:data60};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data52.receivers !== undefined){
let data61 = data52.receivers;
if(Array.isArray(data61)){
const len3 = data61.length;
for(let i3=0; i3<len3; i3++){
let data62 = data61[i3];
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
if(data62.name === undefined){
const err88 = {instancePath:instancePath+"/journal/receivers/" + i3,schemaPath:"#/properties/journal/properties/receivers/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema39.properties.journal.properties.receivers.items.required,parentSchema:schema39.properties.journal.properties.receivers.items,data:data62};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data62.seq === undefined){
const err89 = {instancePath:instancePath+"/journal/receivers/" + i3,schemaPath:"#/properties/journal/properties/receivers/items/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema39.properties.journal.properties.receivers.items.required,parentSchema:schema39.properties.journal.properties.receivers.items,data:data62};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if(data62.name !== undefined){
let data63 = data62.name;
if(typeof data63 !== "string"){
const err90 = {instancePath:instancePath+"/journal/receivers/" + i3+"/name",schemaPath:"#/properties/journal/properties/receivers/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.journal.properties.receivers.items.properties.name.type,parentSchema:schema39.properties.journal.properties.receivers.items.properties.name,data:data63};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data62.seq !== undefined){
let data64 = data62.seq;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err91 = {instancePath:instancePath+"/journal/receivers/" + i3+"/seq",schemaPath:"#/properties/journal/properties/receivers/items/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.journal.properties.receivers.items.properties.seq.type,parentSchema:schema39.properties.journal.properties.receivers.items.properties.seq,data:data64};
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
else {
const err92 = {instancePath:instancePath+"/journal/receivers/" + i3,schemaPath:"#/properties/journal/properties/receivers/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.journal.properties.receivers.items.type,parentSchema:schema39.properties.journal.properties.receivers.items,data:data62};
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
else {
const err93 = {instancePath:instancePath+"/journal/receivers",schemaPath:"#/properties/journal/properties/receivers/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.journal.properties.receivers.type,parentSchema:schema39.properties.journal.properties.receivers,data:data61};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data52.failure !== undefined){
let data65 = data52.failure;
if(typeof data65 !== "string"){
const err94 = {instancePath:instancePath+"/journal/failure",schemaPath:"#/properties/journal/properties/failure/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.journal.properties.failure.type,parentSchema:schema39.properties.journal.properties.failure,data:data65};
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
const err95 = {instancePath:instancePath+"/journal",schemaPath:"#/properties/journal/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.journal.type,parentSchema:schema39.properties.journal,data:data52};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data.platform !== undefined){
let data66 = data.platform;
if(typeof data66 !== "string"){
const err96 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.platform.type,parentSchema:schema39.properties.platform,data:data66};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data.polls !== undefined){
let data67 = data.polls;
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
if(data67.lateness_p50_ms === undefined){
const err97 = {instancePath:instancePath+"/polls",schemaPath:"#/properties/polls/required",keyword:"required",params:{missingProperty: "lateness_p50_ms"},message:"must have required property '"+"lateness_p50_ms"+"'",schema:schema39.properties.polls.required,parentSchema:schema39.properties.polls,data:data67};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data67.lateness_p99_ms === undefined){
const err98 = {instancePath:instancePath+"/polls",schemaPath:"#/properties/polls/required",keyword:"required",params:{missingProperty: "lateness_p99_ms"},message:"must have required property '"+"lateness_p99_ms"+"'",schema:schema39.properties.polls.required,parentSchema:schema39.properties.polls,data:data67};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data67.skipped === undefined){
const err99 = {instancePath:instancePath+"/polls",schemaPath:"#/properties/polls/required",keyword:"required",params:{missingProperty: "skipped"},message:"must have required property '"+"skipped"+"'",schema:schema39.properties.polls.required,parentSchema:schema39.properties.polls,data:data67};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data67.lateness_p50_ms !== undefined){
let data68 = data67.lateness_p50_ms;
if(!((typeof data68 == "number") && (isFinite(data68)))){
const err100 = {instancePath:instancePath+"/polls/lateness_p50_ms",schemaPath:"#/properties/polls/properties/lateness_p50_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.polls.properties.lateness_p50_ms.type,parentSchema:schema39.properties.polls.properties.lateness_p50_ms,data:data68};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data67.lateness_p99_ms !== undefined){
let data69 = data67.lateness_p99_ms;
if(!((typeof data69 == "number") && (isFinite(data69)))){
const err101 = {instancePath:instancePath+"/polls/lateness_p99_ms",schemaPath:"#/properties/polls/properties/lateness_p99_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.polls.properties.lateness_p99_ms.type,parentSchema:schema39.properties.polls.properties.lateness_p99_ms,data:data69};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data67.skipped !== undefined){
let data70 = data67.skipped;
if(!(((typeof data70 == "number") && (!(data70 % 1) && !isNaN(data70))) && (isFinite(data70)))){
const err102 = {instancePath:instancePath+"/polls/skipped",schemaPath:"#/properties/polls/properties/skipped/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.polls.properties.skipped.type,parentSchema:schema39.properties.polls.properties.skipped,data:data70};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
else {
const err103 = {instancePath:instancePath+"/polls",schemaPath:"#/properties/polls/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.polls.type,parentSchema:schema39.properties.polls,data:data67};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data.serial !== undefined){
let data71 = data.serial;
if(typeof data71 !== "string"){
const err104 = {instancePath:instancePath+"/serial",schemaPath:"#/properties/serial/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.serial.type,parentSchema:schema39.properties.serial,data:data71};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data.site !== undefined){
let data72 = data.site;
if(data72 && typeof data72 == "object" && !Array.isArray(data72)){
if(data72.meters === undefined){
const err105 = {instancePath:instancePath+"/site",schemaPath:"#/properties/site/required",keyword:"required",params:{missingProperty: "meters"},message:"must have required property '"+"meters"+"'",schema:schema39.properties.site.required,parentSchema:schema39.properties.site,data:data72};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if(data72.limits === undefined){
const err106 = {instancePath:instancePath+"/site",schemaPath:"#/properties/site/required",keyword:"required",params:{missingProperty: "limits"},message:"must have required property '"+"limits"+"'",schema:schema39.properties.site.required,parentSchema:schema39.properties.site,data:data72};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data72.ders === undefined){
const err107 = {instancePath:instancePath+"/site",schemaPath:"#/properties/site/required",keyword:"required",params:{missingProperty: "ders"},message:"must have required property '"+"ders"+"'",schema:schema39.properties.site.required,parentSchema:schema39.properties.site,data:data72};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(data72.meters !== undefined){
let data73 = data72.meters;
if(Array.isArray(data73)){
const len4 = data73.length;
for(let i4=0; i4<len4; i4++){
let data74 = data73[i4];
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
if(data74.circuit === undefined){
const err108 = {instancePath:instancePath+"/site/meters/" + i4,schemaPath:"#/properties/site/properties/meters/items/required",keyword:"required",params:{missingProperty: "circuit"},message:"must have required property '"+"circuit"+"'",schema:schema39.properties.site.properties.meters.items.required,parentSchema:schema39.properties.site.properties.meters.items,data:data74};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if(data74.sn === undefined){
const err109 = {instancePath:instancePath+"/site/meters/" + i4,schemaPath:"#/properties/site/properties/meters/items/required",keyword:"required",params:{missingProperty: "sn"},message:"must have required property '"+"sn"+"'",schema:schema39.properties.site.properties.meters.items.required,parentSchema:schema39.properties.site.properties.meters.items,data:data74};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data74.fresh === undefined){
const err110 = {instancePath:instancePath+"/site/meters/" + i4,schemaPath:"#/properties/site/properties/meters/items/required",keyword:"required",params:{missingProperty: "fresh"},message:"must have required property '"+"fresh"+"'",schema:schema39.properties.site.properties.meters.items.required,parentSchema:schema39.properties.site.properties.meters.items,data:data74};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
if(data74.circuit !== undefined){
let data75 = data74.circuit;
if(typeof data75 !== "string"){
const err111 = {instancePath:instancePath+"/site/meters/" + i4+"/circuit",schemaPath:"#/properties/site/properties/meters/items/properties/circuit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.meters.items.properties.circuit.type,parentSchema:schema39.properties.site.properties.meters.items.properties.circuit,data:data75};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data74.sn !== undefined){
let data76 = data74.sn;
if(typeof data76 !== "string"){
const err112 = {instancePath:instancePath+"/site/meters/" + i4+"/sn",schemaPath:"#/properties/site/properties/meters/items/properties/sn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.meters.items.properties.sn.type,parentSchema:schema39.properties.site.properties.meters.items.properties.sn,data:data76};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data74.fresh !== undefined){
let data77 = data74.fresh;
if(typeof data77 !== "boolean"){
const err113 = {instancePath:instancePath+"/site/meters/" + i4+"/fresh",schemaPath:"#/properties/site/properties/meters/items/properties/fresh/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema39.properties.site.properties.meters.items.properties.fresh.type,parentSchema:schema39.properties.site.properties.meters.items.properties.fresh,data:data77};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data74.age_s !== undefined){
let data78 = data74.age_s;
if(!(((typeof data78 == "number") && (!(data78 % 1) && !isNaN(data78))) && (isFinite(data78)))){
const err114 = {instancePath:instancePath+"/site/meters/" + i4+"/age_s",schemaPath:"#/properties/site/properties/meters/items/properties/age_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.site.properties.meters.items.properties.age_s.type,parentSchema:schema39.properties.site.properties.meters.items.properties.age_s,data:data78};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data74.problem !== undefined){
let data79 = data74.problem;
if(typeof data79 !== "string"){
const err115 = {instancePath:instancePath+"/site/meters/" + i4+"/problem",schemaPath:"#/properties/site/properties/meters/items/properties/problem/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.meters.items.properties.problem.type,parentSchema:schema39.properties.site.properties.meters.items.properties.problem,data:data79};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
else {
const err116 = {instancePath:instancePath+"/site/meters/" + i4,schemaPath:"#/properties/site/properties/meters/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.site.properties.meters.items.type,parentSchema:schema39.properties.site.properties.meters.items,data:data74};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
}
else {
const err117 = {instancePath:instancePath+"/site/meters",schemaPath:"#/properties/site/properties/meters/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.site.properties.meters.type,parentSchema:schema39.properties.site.properties.meters,data:data73};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data72.limits !== undefined){
let data80 = data72.limits;
if(Array.isArray(data80)){
const len5 = data80.length;
for(let i5=0; i5<len5; i5++){
let data81 = data80[i5];
if(data81 && typeof data81 == "object" && !Array.isArray(data81)){
if(data81.direction === undefined){
const err118 = {instancePath:instancePath+"/site/limits/" + i5,schemaPath:"#/properties/site/properties/limits/items/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'",schema:schema39.properties.site.properties.limits.items.required,parentSchema:schema39.properties.site.properties.limits.items,data:data81};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data81.state === undefined){
const err119 = {instancePath:instancePath+"/site/limits/" + i5,schemaPath:"#/properties/site/properties/limits/items/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'",schema:schema39.properties.site.properties.limits.items.required,parentSchema:schema39.properties.site.properties.limits.items,data:data81};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(data81.circuit === undefined){
const err120 = {instancePath:instancePath+"/site/limits/" + i5,schemaPath:"#/properties/site/properties/limits/items/required",keyword:"required",params:{missingProperty: "circuit"},message:"must have required property '"+"circuit"+"'",schema:schema39.properties.site.properties.limits.items.required,parentSchema:schema39.properties.site.properties.limits.items,data:data81};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(data81.since_s === undefined){
const err121 = {instancePath:instancePath+"/site/limits/" + i5,schemaPath:"#/properties/site/properties/limits/items/required",keyword:"required",params:{missingProperty: "since_s"},message:"must have required property '"+"since_s"+"'",schema:schema39.properties.site.properties.limits.items.required,parentSchema:schema39.properties.site.properties.limits.items,data:data81};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data81.direction !== undefined){
let data82 = data81.direction;
if(typeof data82 !== "string"){
const err122 = {instancePath:instancePath+"/site/limits/" + i5+"/direction",schemaPath:"#/properties/site/properties/limits/items/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.limits.items.properties.direction.type,parentSchema:schema39.properties.site.properties.limits.items.properties.direction,data:data82};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data81.state !== undefined){
let data83 = data81.state;
if(typeof data83 !== "string"){
const err123 = {instancePath:instancePath+"/site/limits/" + i5+"/state",schemaPath:"#/properties/site/properties/limits/items/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.limits.items.properties.state.type,parentSchema:schema39.properties.site.properties.limits.items.properties.state,data:data83};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data81.applied_w !== undefined){
let data84 = data81.applied_w;
if(!((typeof data84 == "number") && (isFinite(data84)))){
const err124 = {instancePath:instancePath+"/site/limits/" + i5+"/applied_w",schemaPath:"#/properties/site/properties/limits/items/properties/applied_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.site.properties.limits.items.properties.applied_w.type,parentSchema:schema39.properties.site.properties.limits.items.properties.applied_w,data:data84};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data81.because !== undefined){
let data85 = data81.because;
if(typeof data85 !== "string"){
const err125 = {instancePath:instancePath+"/site/limits/" + i5+"/because",schemaPath:"#/properties/site/properties/limits/items/properties/because/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.limits.items.properties.because.type,parentSchema:schema39.properties.site.properties.limits.items.properties.because,data:data85};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
if(data81.circuit !== undefined){
let data86 = data81.circuit;
if(typeof data86 !== "string"){
const err126 = {instancePath:instancePath+"/site/limits/" + i5+"/circuit",schemaPath:"#/properties/site/properties/limits/items/properties/circuit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.limits.items.properties.circuit.type,parentSchema:schema39.properties.site.properties.limits.items.properties.circuit,data:data86};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data81.since_s !== undefined){
let data87 = data81.since_s;
if(!(((typeof data87 == "number") && (!(data87 % 1) && !isNaN(data87))) && (isFinite(data87)))){
const err127 = {instancePath:instancePath+"/site/limits/" + i5+"/since_s",schemaPath:"#/properties/site/properties/limits/items/properties/since_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.site.properties.limits.items.properties.since_s.type,parentSchema:schema39.properties.site.properties.limits.items.properties.since_s,data:data87};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data81.until_s !== undefined){
let data88 = data81.until_s;
if(!(((typeof data88 == "number") && (!(data88 % 1) && !isNaN(data88))) && (isFinite(data88)))){
const err128 = {instancePath:instancePath+"/site/limits/" + i5+"/until_s",schemaPath:"#/properties/site/properties/limits/items/properties/until_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.site.properties.limits.items.properties.until_s.type,parentSchema:schema39.properties.site.properties.limits.items.properties.until_s,data:data88};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
if(data81.src !== undefined){
let data89 = data81.src;
if(typeof data89 !== "string"){
const err129 = {instancePath:instancePath+"/site/limits/" + i5+"/src",schemaPath:"#/properties/site/properties/limits/items/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.limits.items.properties.src.type,parentSchema:schema39.properties.site.properties.limits.items.properties.src,data:data89};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data81.failure !== undefined){
let data90 = data81.failure;
if(typeof data90 !== "string"){
const err130 = {instancePath:instancePath+"/site/limits/" + i5+"/failure",schemaPath:"#/properties/site/properties/limits/items/properties/failure/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.limits.items.properties.failure.type,parentSchema:schema39.properties.site.properties.limits.items.properties.failure,data:data90};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
}
else {
const err131 = {instancePath:instancePath+"/site/limits/" + i5,schemaPath:"#/properties/site/properties/limits/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.site.properties.limits.items.type,parentSchema:schema39.properties.site.properties.limits.items,data:data81};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
}
else {
const err132 = {instancePath:instancePath+"/site/limits",schemaPath:"#/properties/site/properties/limits/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.site.properties.limits.type,parentSchema:schema39.properties.site.properties.limits,data:data80};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data72.ders !== undefined){
let data91 = data72.ders;
if(Array.isArray(data91)){
const len6 = data91.length;
for(let i6=0; i6<len6; i6++){
let data92 = data91[i6];
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
if(data92.sn === undefined){
const err133 = {instancePath:instancePath+"/site/ders/" + i6,schemaPath:"#/properties/site/properties/ders/items/required",keyword:"required",params:{missingProperty: "sn"},message:"must have required property '"+"sn"+"'",schema:schema39.properties.site.properties.ders.items.required,parentSchema:schema39.properties.site.properties.ders.items,data:data92};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
if(data92.der === undefined){
const err134 = {instancePath:instancePath+"/site/ders/" + i6,schemaPath:"#/properties/site/properties/ders/items/required",keyword:"required",params:{missingProperty: "der"},message:"must have required property '"+"der"+"'",schema:schema39.properties.site.properties.ders.items.required,parentSchema:schema39.properties.site.properties.ders.items,data:data92};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
if(data92.state === undefined){
const err135 = {instancePath:instancePath+"/site/ders/" + i6,schemaPath:"#/properties/site/properties/ders/items/required",keyword:"required",params:{missingProperty: "state"},message:"must have required property '"+"state"+"'",schema:schema39.properties.site.properties.ders.items.required,parentSchema:schema39.properties.site.properties.ders.items,data:data92};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if(data92.sn !== undefined){
let data93 = data92.sn;
if(typeof data93 !== "string"){
const err136 = {instancePath:instancePath+"/site/ders/" + i6+"/sn",schemaPath:"#/properties/site/properties/ders/items/properties/sn/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.ders.items.properties.sn.type,parentSchema:schema39.properties.site.properties.ders.items.properties.sn,data:data93};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data92.der !== undefined){
let data94 = data92.der;
if(typeof data94 !== "string"){
const err137 = {instancePath:instancePath+"/site/ders/" + i6+"/der",schemaPath:"#/properties/site/properties/ders/items/properties/der/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.ders.items.properties.der.type,parentSchema:schema39.properties.site.properties.ders.items.properties.der,data:data94};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data92.state !== undefined){
let data95 = data92.state;
if(typeof data95 !== "string"){
const err138 = {instancePath:instancePath+"/site/ders/" + i6+"/state",schemaPath:"#/properties/site/properties/ders/items/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.ders.items.properties.state.type,parentSchema:schema39.properties.site.properties.ders.items.properties.state,data:data95};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data92.set_w !== undefined){
let data96 = data92.set_w;
if(!((typeof data96 == "number") && (isFinite(data96)))){
const err139 = {instancePath:instancePath+"/site/ders/" + i6+"/set_w",schemaPath:"#/properties/site/properties/ders/items/properties/set_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema39.properties.site.properties.ders.items.properties.set_w.type,parentSchema:schema39.properties.site.properties.ders.items.properties.set_w,data:data96};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data92.circuit !== undefined){
let data97 = data92.circuit;
if(typeof data97 !== "string"){
const err140 = {instancePath:instancePath+"/site/ders/" + i6+"/circuit",schemaPath:"#/properties/site/properties/ders/items/properties/circuit/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.ders.items.properties.circuit.type,parentSchema:schema39.properties.site.properties.ders.items.properties.circuit,data:data97};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
if(data92.reason !== undefined){
let data98 = data92.reason;
if(typeof data98 !== "string"){
const err141 = {instancePath:instancePath+"/site/ders/" + i6+"/reason",schemaPath:"#/properties/site/properties/ders/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.ders.items.properties.reason.type,parentSchema:schema39.properties.site.properties.ders.items.properties.reason,data:data98};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data92.problem !== undefined){
let data99 = data92.problem;
if(typeof data99 !== "string"){
const err142 = {instancePath:instancePath+"/site/ders/" + i6+"/problem",schemaPath:"#/properties/site/properties/ders/items/properties/problem/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.ders.items.properties.problem.type,parentSchema:schema39.properties.site.properties.ders.items.properties.problem,data:data99};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
}
else {
const err143 = {instancePath:instancePath+"/site/ders/" + i6,schemaPath:"#/properties/site/properties/ders/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.site.properties.ders.items.type,parentSchema:schema39.properties.site.properties.ders.items,data:data92};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
}
else {
const err144 = {instancePath:instancePath+"/site/ders",schemaPath:"#/properties/site/properties/ders/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema39.properties.site.properties.ders.type,parentSchema:schema39.properties.site.properties.ders,data:data91};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data72.problem !== undefined){
let data100 = data72.problem;
if(typeof data100 !== "string"){
const err145 = {instancePath:instancePath+"/site/problem",schemaPath:"#/properties/site/properties/problem/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.site.properties.problem.type,parentSchema:schema39.properties.site.properties.problem,data:data100};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
else {
const err146 = {instancePath:instancePath+"/site",schemaPath:"#/properties/site/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.site.type,parentSchema:schema39.properties.site,data:data72};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data.timestamp !== undefined){
let data101 = data.timestamp;
if(!(((typeof data101 == "number") && (!(data101 % 1) && !isNaN(data101))) && (isFinite(data101)))){
const err147 = {instancePath:instancePath+"/timestamp",schemaPath:"#/properties/timestamp/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.timestamp.type,parentSchema:schema39.properties.timestamp,data:data101};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data.uplink !== undefined){
let data102 = data.uplink;
if(data102 && typeof data102 == "object" && !Array.isArray(data102)){
if(data102.kind === undefined){
const err148 = {instancePath:instancePath+"/uplink",schemaPath:"#/properties/uplink/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema39.properties.uplink.required,parentSchema:schema39.properties.uplink,data:data102};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data102.url === undefined){
const err149 = {instancePath:instancePath+"/uplink",schemaPath:"#/properties/uplink/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema39.properties.uplink.required,parentSchema:schema39.properties.uplink,data:data102};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(data102.connected === undefined){
const err150 = {instancePath:instancePath+"/uplink",schemaPath:"#/properties/uplink/required",keyword:"required",params:{missingProperty: "connected"},message:"must have required property '"+"connected"+"'",schema:schema39.properties.uplink.required,parentSchema:schema39.properties.uplink,data:data102};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data102.since_s === undefined){
const err151 = {instancePath:instancePath+"/uplink",schemaPath:"#/properties/uplink/required",keyword:"required",params:{missingProperty: "since_s"},message:"must have required property '"+"since_s"+"'",schema:schema39.properties.uplink.required,parentSchema:schema39.properties.uplink,data:data102};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(data102.outages === undefined){
const err152 = {instancePath:instancePath+"/uplink",schemaPath:"#/properties/uplink/required",keyword:"required",params:{missingProperty: "outages"},message:"must have required property '"+"outages"+"'",schema:schema39.properties.uplink.required,parentSchema:schema39.properties.uplink,data:data102};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(data102.kind !== undefined){
let data103 = data102.kind;
if(typeof data103 !== "string"){
const err153 = {instancePath:instancePath+"/uplink/kind",schemaPath:"#/properties/uplink/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.uplink.properties.kind.type,parentSchema:schema39.properties.uplink.properties.kind,data:data103};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data102.url !== undefined){
let data104 = data102.url;
if(typeof data104 !== "string"){
const err154 = {instancePath:instancePath+"/uplink/url",schemaPath:"#/properties/uplink/properties/url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.uplink.properties.url.type,parentSchema:schema39.properties.uplink.properties.url,data:data104};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data102.connected !== undefined){
let data105 = data102.connected;
if(typeof data105 !== "boolean"){
const err155 = {instancePath:instancePath+"/uplink/connected",schemaPath:"#/properties/uplink/properties/connected/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema39.properties.uplink.properties.connected.type,parentSchema:schema39.properties.uplink.properties.connected,data:data105};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data102.since_s !== undefined){
let data106 = data102.since_s;
if(!(((typeof data106 == "number") && (!(data106 % 1) && !isNaN(data106))) && (isFinite(data106)))){
const err156 = {instancePath:instancePath+"/uplink/since_s",schemaPath:"#/properties/uplink/properties/since_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.uplink.properties.since_s.type,parentSchema:schema39.properties.uplink.properties.since_s,data:data106};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
if(data102.server !== undefined){
let data107 = data102.server;
if(typeof data107 !== "string"){
const err157 = {instancePath:instancePath+"/uplink/server",schemaPath:"#/properties/uplink/properties/server/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.uplink.properties.server.type,parentSchema:schema39.properties.uplink.properties.server,data:data107};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data102.reason !== undefined){
let data108 = data102.reason;
if(typeof data108 !== "string"){
const err158 = {instancePath:instancePath+"/uplink/reason",schemaPath:"#/properties/uplink/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.uplink.properties.reason.type,parentSchema:schema39.properties.uplink.properties.reason,data:data108};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
if(data102.error !== undefined){
let data109 = data102.error;
if(typeof data109 !== "string"){
const err159 = {instancePath:instancePath+"/uplink/error",schemaPath:"#/properties/uplink/properties/error/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.uplink.properties.error.type,parentSchema:schema39.properties.uplink.properties.error,data:data109};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data102.outages !== undefined){
let data110 = data102.outages;
if(!(((typeof data110 == "number") && (!(data110 % 1) && !isNaN(data110))) && (isFinite(data110)))){
const err160 = {instancePath:instancePath+"/uplink/outages",schemaPath:"#/properties/uplink/properties/outages/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.uplink.properties.outages.type,parentSchema:schema39.properties.uplink.properties.outages,data:data110};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data102.last_outage_s !== undefined){
let data111 = data102.last_outage_s;
if(!(((typeof data111 == "number") && (!(data111 % 1) && !isNaN(data111))) && (isFinite(data111)))){
const err161 = {instancePath:instancePath+"/uplink/last_outage_s",schemaPath:"#/properties/uplink/properties/last_outage_s/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema39.properties.uplink.properties.last_outage_s.type,parentSchema:schema39.properties.uplink.properties.last_outage_s,data:data111};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
}
else {
const err162 = {instancePath:instancePath+"/uplink",schemaPath:"#/properties/uplink/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.properties.uplink.type,parentSchema:schema39.properties.uplink,data:data102};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data.version !== undefined){
let data112 = data.version;
if(typeof data112 !== "string"){
const err163 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema39.properties.version.type,parentSchema:schema39.properties.version,data:data112};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
}
else {
const err164 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema39.type,parentSchema:schema39,data};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}
validate28.evaluated = {"props":{"community":true,"devices":true,"journal":true,"platform":true,"polls":true,"serial":true,"site":true,"timestamp":true,"uplink":true,"version":true},"dynamicProps":false,"dynamicItems":false};

export const controlCommand: Validator = validate29;
const schema40 = {"type":"object","properties":{"id":{"type":"string","minLength":1,"maxLength":200},"v":{"type":"number"},"ts":{"type":"number"},"src":{"type":"string","maxLength":200},"action":{"type":"string","minLength":1,"maxLength":200},"power_w":{"type":"number"},"duration_ms":{"type":"number","minimum":0},"expires_at":{"type":"number","minimum":0}},"required":["id","action"]};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema40.required,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.action === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "action"},message:"must have required property '"+"action"+"'",schema:schema40.required,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 200){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema40.properties.id,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0.length < 1){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40.properties.id,data:data0};
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
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.id.type,parentSchema:schema40.properties.id,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.v !== undefined){
let data1 = data.v;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema40.properties.v.type,parentSchema:schema40.properties.v,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.ts !== undefined){
let data2 = data.ts;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err6 = {instancePath:instancePath+"/ts",schemaPath:"#/properties/ts/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema40.properties.ts.type,parentSchema:schema40.properties.ts,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.src !== undefined){
let data3 = data.src;
if(typeof data3 === "string"){
if(data3.length > 200){
const err7 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema40.properties.src,data:data3};
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
const err8 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.src.type,parentSchema:schema40.properties.src,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.action !== undefined){
let data4 = data.action;
if(typeof data4 === "string"){
if(data4.length > 200){
const err9 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema40.properties.action,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4.length < 1){
const err10 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema40.properties.action,data:data4};
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
const err11 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema40.properties.action.type,parentSchema:schema40.properties.action,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.power_w !== undefined){
let data5 = data.power_w;
if(!((typeof data5 == "number") && (isFinite(data5)))){
const err12 = {instancePath:instancePath+"/power_w",schemaPath:"#/properties/power_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema40.properties.power_w.type,parentSchema:schema40.properties.power_w,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.duration_ms !== undefined){
let data6 = data.duration_ms;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err13 = {instancePath:instancePath+"/duration_ms",schemaPath:"#/properties/duration_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema40.properties.duration_ms,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/duration_ms",schemaPath:"#/properties/duration_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema40.properties.duration_ms.type,parentSchema:schema40.properties.duration_ms,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.expires_at !== undefined){
let data7 = data.expires_at;
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 0 || isNaN(data7)){
const err15 = {instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema40.properties.expires_at,data:data7};
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
const err16 = {instancePath:instancePath+"/expires_at",schemaPath:"#/properties/expires_at/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema40.properties.expires_at.type,parentSchema:schema40.properties.expires_at,data:data7};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema40.type,parentSchema:schema40,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":{"id":true,"v":true,"ts":true,"src":true,"action":true,"power_w":true,"duration_ms":true,"expires_at":true},"dynamicProps":false,"dynamicItems":false};

export const controlAck: Validator = validate30;
const schema41 = {"type":"object","properties":{"id":{"type":"string","minLength":1},"v":{"type":"integer"},"ts":{"type":"integer"},"src":{"type":"string"},"ref":{"type":"string"},"status":{"type":"string","enum":["ack","executed","failed"]},"error":{"type":"string"},"code":{"type":"string"}},"required":["id","v","ts","src","ref","status"]};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate30.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.v === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "v"},message:"must have required property '"+"v"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.ts === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ts"},message:"must have required property '"+"ts"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.src === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.ref === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ref"},message:"must have required property '"+"ref"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.status === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'",schema:schema41.required,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema41.properties.id,data:data0};
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
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.id.type,parentSchema:schema41.properties.id,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.v !== undefined){
let data1 = data.v;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err8 = {instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema41.properties.v.type,parentSchema:schema41.properties.v,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.ts !== undefined){
let data2 = data.ts;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err9 = {instancePath:instancePath+"/ts",schemaPath:"#/properties/ts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema41.properties.ts.type,parentSchema:schema41.properties.ts,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.src !== undefined){
let data3 = data.src;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.src.type,parentSchema:schema41.properties.src,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.ref !== undefined){
let data4 = data.ref;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/ref",schemaPath:"#/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.ref.type,parentSchema:schema41.properties.ref,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.status !== undefined){
let data5 = data.status;
if(typeof data5 !== "string"){
const err12 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.status.type,parentSchema:schema41.properties.status,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!(((data5 === "ack") || (data5 === "executed")) || (data5 === "failed"))){
const err13 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema41.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema41.properties.status.enum,parentSchema:schema41.properties.status,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.error !== undefined){
let data6 = data.error;
if(typeof data6 !== "string"){
const err14 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.error.type,parentSchema:schema41.properties.error,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.code !== undefined){
let data7 = data.code;
if(typeof data7 !== "string"){
const err15 = {instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema41.properties.code.type,parentSchema:schema41.properties.code,data:data7};
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
const err16 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema41.type,parentSchema:schema41,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
validate30.errors = vErrors;
return errors === 0;
}
validate30.evaluated = {"props":{"id":true,"v":true,"ts":true,"src":true,"ref":true,"status":true,"error":true,"code":true},"dynamicProps":false,"dynamicItems":false};

export const controlHeartbeat: Validator = validate31;
const schema42 = {"type":"object","properties":{"id":{"type":"string"},"v":{"type":"number"},"ts":{"type":"number"},"src":{"type":"string","maxLength":200}},"required":["src","ts"]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.src === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.ts === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ts"},message:"must have required property '"+"ts"+"'",schema:schema42.required,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.id.type,parentSchema:schema42.properties.id,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.v !== undefined){
let data1 = data.v;
if(!((typeof data1 == "number") && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema42.properties.v.type,parentSchema:schema42.properties.v,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.ts !== undefined){
let data2 = data.ts;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err4 = {instancePath:instancePath+"/ts",schemaPath:"#/properties/ts/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema42.properties.ts.type,parentSchema:schema42.properties.ts,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.src !== undefined){
let data3 = data.src;
if(typeof data3 === "string"){
if(data3.length > 200){
const err5 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema42.properties.src,data:data3};
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
const err6 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema42.properties.src.type,parentSchema:schema42.properties.src,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema42.type,parentSchema:schema42,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":{"id":true,"v":true,"ts":true,"src":true},"dynamicProps":false,"dynamicItems":false};

export const gatewayEvent: Validator = validate32;
const schema43 = {"type":"object","properties":{"v":{"type":"integer"},"ts":{"type":"integer"},"type":{"type":"string","minLength":1},"device":{"type":"string"},"der":{"type":"string"},"src":{"type":"string"},"holder":{"type":"string"},"reason":{"type":"string"}},"required":["v","ts","type"]};

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate32.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.v === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "v"},message:"must have required property '"+"v"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.ts === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ts"},message:"must have required property '"+"ts"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.type === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema43.required,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.v !== undefined){
let data0 = data.v;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err3 = {instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.properties.v.type,parentSchema:schema43.properties.v,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.ts !== undefined){
let data1 = data.ts;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err4 = {instancePath:instancePath+"/ts",schemaPath:"#/properties/ts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema43.properties.ts.type,parentSchema:schema43.properties.ts,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.type !== undefined){
let data2 = data.type;
if(typeof data2 === "string"){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema43.properties.type,data:data2};
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
const err6 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.type.type,parentSchema:schema43.properties.type,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.device !== undefined){
let data3 = data.device;
if(typeof data3 !== "string"){
const err7 = {instancePath:instancePath+"/device",schemaPath:"#/properties/device/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.device.type,parentSchema:schema43.properties.device,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.der !== undefined){
let data4 = data.der;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/der",schemaPath:"#/properties/der/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.der.type,parentSchema:schema43.properties.der,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.src !== undefined){
let data5 = data.src;
if(typeof data5 !== "string"){
const err9 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.src.type,parentSchema:schema43.properties.src,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.holder !== undefined){
let data6 = data.holder;
if(typeof data6 !== "string"){
const err10 = {instancePath:instancePath+"/holder",schemaPath:"#/properties/holder/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.holder.type,parentSchema:schema43.properties.holder,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.reason !== undefined){
let data7 = data.reason;
if(typeof data7 !== "string"){
const err11 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema43.properties.reason.type,parentSchema:schema43.properties.reason,data:data7};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema43.type,parentSchema:schema43,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}
validate32.evaluated = {"props":{"v":true,"ts":true,"type":true,"device":true,"der":true,"src":true,"holder":true,"reason":true},"dynamicProps":false,"dynamicItems":false};

export const siteLimit: Validator = validate33;
const schema44 = {"type":"object","properties":{"id":{"type":"string","minLength":1,"maxLength":200},"src":{"type":"string","minLength":1,"maxLength":200},"ts":{"type":"number"},"direction":{"type":"string","enum":["consumption","production"]},"limit_w":{"type":"number"},"active":{"type":"boolean"},"duration_ms":{"type":"number","minimum":0}},"required":["id","src","ts","direction","active"]};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.src === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.ts === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ts"},message:"must have required property '"+"ts"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.direction === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "direction"},message:"must have required property '"+"direction"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.active === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "active"},message:"must have required property '"+"active"+"'",schema:schema44.required,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length > 200){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema44.properties.id,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.id,data:data0};
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
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.id.type,parentSchema:schema44.properties.id,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.src !== undefined){
let data1 = data.src;
if(typeof data1 === "string"){
if(data1.length > 200){
const err8 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/maxLength",keyword:"maxLength",params:{limit: 200},message:"must NOT have more than 200 characters",schema:200,parentSchema:schema44.properties.src,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1.length < 1){
const err9 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema44.properties.src,data:data1};
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
const err10 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.src.type,parentSchema:schema44.properties.src,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.ts !== undefined){
let data2 = data.ts;
if(!((typeof data2 == "number") && (isFinite(data2)))){
const err11 = {instancePath:instancePath+"/ts",schemaPath:"#/properties/ts/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.ts.type,parentSchema:schema44.properties.ts,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.direction !== undefined){
let data3 = data.direction;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema44.properties.direction.type,parentSchema:schema44.properties.direction,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((data3 === "consumption") || (data3 === "production"))){
const err13 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/enum",keyword:"enum",params:{allowedValues: schema44.properties.direction.enum},message:"must be equal to one of the allowed values",schema:schema44.properties.direction.enum,parentSchema:schema44.properties.direction,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.limit_w !== undefined){
let data4 = data.limit_w;
if(!((typeof data4 == "number") && (isFinite(data4)))){
const err14 = {instancePath:instancePath+"/limit_w",schemaPath:"#/properties/limit_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.limit_w.type,parentSchema:schema44.properties.limit_w,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.active !== undefined){
let data5 = data.active;
if(typeof data5 !== "boolean"){
const err15 = {instancePath:instancePath+"/active",schemaPath:"#/properties/active/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema44.properties.active.type,parentSchema:schema44.properties.active,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.duration_ms !== undefined){
let data6 = data.duration_ms;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err16 = {instancePath:instancePath+"/duration_ms",schemaPath:"#/properties/duration_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema44.properties.duration_ms,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/duration_ms",schemaPath:"#/properties/duration_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema44.properties.duration_ms.type,parentSchema:schema44.properties.duration_ms,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema44.type,parentSchema:schema44,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":{"id":true,"src":true,"ts":true,"direction":true,"limit_w":true,"active":true,"duration_ms":true},"dynamicProps":false,"dynamicItems":false};

export const siteLimitAck: Validator = validate34;
const schema45 = {"type":"object","properties":{"id":{"type":"string","minLength":1},"v":{"type":"integer"},"ts":{"type":"integer"},"src":{"type":"string"},"ref":{"type":"string"},"status":{"type":"string","enum":["accepted","refused"]},"code":{"type":"string"},"error":{"type":"string"},"state":{"type":"string"},"applied_w":{"type":"number"}},"required":["id","v","ts","src","ref","status"]};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.v === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "v"},message:"must have required property '"+"v"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.ts === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ts"},message:"must have required property '"+"ts"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.src === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "src"},message:"must have required property '"+"src"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.ref === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ref"},message:"must have required property '"+"ref"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.status === undefined){
const err5 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'",schema:schema45.required,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 === "string"){
if(data0.length < 1){
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema45.properties.id,data:data0};
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
const err7 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.id.type,parentSchema:schema45.properties.id,data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.v !== undefined){
let data1 = data.v;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err8 = {instancePath:instancePath+"/v",schemaPath:"#/properties/v/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.v.type,parentSchema:schema45.properties.v,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.ts !== undefined){
let data2 = data.ts;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err9 = {instancePath:instancePath+"/ts",schemaPath:"#/properties/ts/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema45.properties.ts.type,parentSchema:schema45.properties.ts,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.src !== undefined){
let data3 = data.src;
if(typeof data3 !== "string"){
const err10 = {instancePath:instancePath+"/src",schemaPath:"#/properties/src/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.src.type,parentSchema:schema45.properties.src,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.ref !== undefined){
let data4 = data.ref;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/ref",schemaPath:"#/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.ref.type,parentSchema:schema45.properties.ref,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.status !== undefined){
let data5 = data.status;
if(typeof data5 !== "string"){
const err12 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.status.type,parentSchema:schema45.properties.status,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((data5 === "accepted") || (data5 === "refused"))){
const err13 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema45.properties.status.enum},message:"must be equal to one of the allowed values",schema:schema45.properties.status.enum,parentSchema:schema45.properties.status,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.code !== undefined){
let data6 = data.code;
if(typeof data6 !== "string"){
const err14 = {instancePath:instancePath+"/code",schemaPath:"#/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.code.type,parentSchema:schema45.properties.code,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.error !== undefined){
let data7 = data.error;
if(typeof data7 !== "string"){
const err15 = {instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.error.type,parentSchema:schema45.properties.error,data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.state !== undefined){
let data8 = data.state;
if(typeof data8 !== "string"){
const err16 = {instancePath:instancePath+"/state",schemaPath:"#/properties/state/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema45.properties.state.type,parentSchema:schema45.properties.state,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.applied_w !== undefined){
let data9 = data.applied_w;
if(!((typeof data9 == "number") && (isFinite(data9)))){
const err17 = {instancePath:instancePath+"/applied_w",schemaPath:"#/properties/applied_w/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema45.properties.applied_w.type,parentSchema:schema45.properties.applied_w,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema45.type,parentSchema:schema45,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":{"id":true,"v":true,"ts":true,"src":true,"ref":true,"status":true,"code":true,"error":true,"state":true,"applied_w":true},"dynamicProps":false,"dynamicItems":false};

export const upstreamAck: Validator = validate35;
const schema46 = {"type":"object","properties":{"receiver":{"type":"string","pattern":"^[a-z0-9][a-z0-9-]{0,31}$"},"epoch":{"type":"integer","minimum":1},"seq":{"type":"integer","minimum":0}},"required":["receiver","epoch","seq"]};
const pattern7 = new RegExp("^[a-z0-9][a-z0-9-]{0,31}$", "u");

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate35.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.receiver === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "receiver"},message:"must have required property '"+"receiver"+"'",schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.epoch === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "epoch"},message:"must have required property '"+"epoch"+"'",schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.seq === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema46.required,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.receiver !== undefined){
let data0 = data.receiver;
if(typeof data0 === "string"){
if(!pattern7.test(data0)){
const err3 = {instancePath:instancePath+"/receiver",schemaPath:"#/properties/receiver/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]{0,31}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]{0,31}$"+"\"",schema:"^[a-z0-9][a-z0-9-]{0,31}$",parentSchema:schema46.properties.receiver,data:data0};
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
const err4 = {instancePath:instancePath+"/receiver",schemaPath:"#/properties/receiver/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema46.properties.receiver.type,parentSchema:schema46.properties.receiver,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.epoch !== undefined){
let data1 = data.epoch;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err5 = {instancePath:instancePath+"/epoch",schemaPath:"#/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema46.properties.epoch.type,parentSchema:schema46.properties.epoch,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/epoch",schemaPath:"#/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema46.properties.epoch,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
if(data.seq !== undefined){
let data2 = data.seq;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema46.properties.seq.type,parentSchema:schema46.properties.seq,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/seq",schemaPath:"#/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema46.properties.seq,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema46.type,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}
validate35.evaluated = {"props":{"receiver":true,"epoch":true,"seq":true},"dynamicProps":false,"dynamicItems":false};

export const upstreamFetch: Validator = validate36;
const schema47 = {"type":"object","properties":{"receiver":{"type":"string","pattern":"^[a-z0-9][a-z0-9-]{0,31}$"},"id":{"type":"string","pattern":"^[!-~]{1,64}$"},"after":{"type":"object","properties":{"epoch":{"type":"integer","minimum":1},"seq":{"type":"integer","minimum":0}},"required":["epoch","seq"]},"limit":{"type":"integer","minimum":1},"latest":{"type":"boolean"}},"required":["receiver","id","limit"]};
const pattern9 = new RegExp("^[!-~]{1,64}$", "u");

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.receiver === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "receiver"},message:"must have required property '"+"receiver"+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.id === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.limit === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "limit"},message:"must have required property '"+"limit"+"'",schema:schema47.required,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.receiver !== undefined){
let data0 = data.receiver;
if(typeof data0 === "string"){
if(!pattern7.test(data0)){
const err3 = {instancePath:instancePath+"/receiver",schemaPath:"#/properties/receiver/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9-]{0,31}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9-]{0,31}$"+"\"",schema:"^[a-z0-9][a-z0-9-]{0,31}$",parentSchema:schema47.properties.receiver,data:data0};
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
const err4 = {instancePath:instancePath+"/receiver",schemaPath:"#/properties/receiver/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.properties.receiver.type,parentSchema:schema47.properties.receiver,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 === "string"){
if(!pattern9.test(data1)){
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[!-~]{1,64}$"},message:"must match pattern \""+"^[!-~]{1,64}$"+"\"",schema:"^[!-~]{1,64}$",parentSchema:schema47.properties.id,data:data1};
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
const err6 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema47.properties.id.type,parentSchema:schema47.properties.id,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.after !== undefined){
let data2 = data.after;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.epoch === undefined){
const err7 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/required",keyword:"required",params:{missingProperty: "epoch"},message:"must have required property '"+"epoch"+"'",schema:schema47.properties.after.required,parentSchema:schema47.properties.after,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data2.seq === undefined){
const err8 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema47.properties.after.required,parentSchema:schema47.properties.after,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2.epoch !== undefined){
let data3 = data2.epoch;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/after/epoch",schemaPath:"#/properties/after/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema47.properties.after.properties.epoch.type,parentSchema:schema47.properties.after.properties.epoch,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 1 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/after/epoch",schemaPath:"#/properties/after/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema47.properties.after.properties.epoch,data:data3};
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
if(data2.seq !== undefined){
let data4 = data2.seq;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err11 = {instancePath:instancePath+"/after/seq",schemaPath:"#/properties/after/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema47.properties.after.properties.seq.type,parentSchema:schema47.properties.after.properties.seq,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/after/seq",schemaPath:"#/properties/after/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema47.properties.after.properties.seq,data:data4};
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
}
else {
const err13 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.properties.after.type,parentSchema:schema47.properties.after,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.limit !== undefined){
let data5 = data.limit;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err14 = {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema47.properties.limit.type,parentSchema:schema47.properties.limit,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err15 = {instancePath:instancePath+"/limit",schemaPath:"#/properties/limit/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema47.properties.limit,data:data5};
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
if(data.latest !== undefined){
let data6 = data.latest;
if(typeof data6 !== "boolean"){
const err16 = {instancePath:instancePath+"/latest",schemaPath:"#/properties/latest/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema47.properties.latest.type,parentSchema:schema47.properties.latest,data:data6};
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
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema47.type,parentSchema:schema47,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":{"receiver":true,"id":true,"after":true,"limit":true,"latest":true},"dynamicProps":false,"dynamicItems":false};

export const upstreamFetched: Validator = validate37;
const schema48 = {"type":"object","properties":{"id":{"type":"string"},"after":{"type":"object","properties":{"epoch":{"type":"integer","minimum":1},"seq":{"type":"integer","minimum":0}},"required":["epoch","seq"]},"records":{"type":"integer","minimum":0},"missing":{"type":"array","items":{"type":"object","properties":{"from_seq":{"type":"integer","minimum":1},"to_seq":{"type":"integer","minimum":1},"reason":{"type":"string","enum":["dropped","damaged"]}},"required":["from_seq","to_seq","reason"]}},"through":{"type":"object","properties":{"epoch":{"type":"integer","minimum":1},"seq":{"type":"integer","minimum":0}},"required":["epoch","seq"]},"digest":{"type":"string","pattern":"^[\\w-]{43}$"},"last":{"type":"object","properties":{"epoch":{"type":"integer","minimum":1},"seq":{"type":"integer","minimum":0}},"required":["epoch","seq"]},"is_unknown":{"type":"boolean"},"failure":{"type":"string"}},"required":["id","records","missing"]};
const pattern10 = new RegExp("^[\\w-]{43}$", "u");

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.records === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "records"},message:"must have required property '"+"records"+"'",schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.missing === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "missing"},message:"must have required property '"+"missing"+"'",schema:schema48.required,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties.id.type,parentSchema:schema48.properties.id,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.after !== undefined){
let data1 = data.after;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.epoch === undefined){
const err4 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/required",keyword:"required",params:{missingProperty: "epoch"},message:"must have required property '"+"epoch"+"'",schema:schema48.properties.after.required,parentSchema:schema48.properties.after,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1.seq === undefined){
const err5 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema48.properties.after.required,parentSchema:schema48.properties.after,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1.epoch !== undefined){
let data2 = data1.epoch;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err6 = {instancePath:instancePath+"/after/epoch",schemaPath:"#/properties/after/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.after.properties.epoch.type,parentSchema:schema48.properties.after.properties.epoch,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/after/epoch",schemaPath:"#/properties/after/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema48.properties.after.properties.epoch,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
if(data1.seq !== undefined){
let data3 = data1.seq;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err8 = {instancePath:instancePath+"/after/seq",schemaPath:"#/properties/after/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.after.properties.seq.type,parentSchema:schema48.properties.after.properties.seq,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/after/seq",schemaPath:"#/properties/after/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema48.properties.after.properties.seq,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath:instancePath+"/after",schemaPath:"#/properties/after/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties.after.type,parentSchema:schema48.properties.after,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.records !== undefined){
let data4 = data.records;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err11 = {instancePath:instancePath+"/records",schemaPath:"#/properties/records/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.records.type,parentSchema:schema48.properties.records,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 < 0 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/records",schemaPath:"#/properties/records/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema48.properties.records,data:data4};
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
if(data.missing !== undefined){
let data5 = data.missing;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.from_seq === undefined){
const err13 = {instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/required",keyword:"required",params:{missingProperty: "from_seq"},message:"must have required property '"+"from_seq"+"'",schema:schema48.properties.missing.items.required,parentSchema:schema48.properties.missing.items,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data6.to_seq === undefined){
const err14 = {instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/required",keyword:"required",params:{missingProperty: "to_seq"},message:"must have required property '"+"to_seq"+"'",schema:schema48.properties.missing.items.required,parentSchema:schema48.properties.missing.items,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data6.reason === undefined){
const err15 = {instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema48.properties.missing.items.required,parentSchema:schema48.properties.missing.items,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data6.from_seq !== undefined){
let data7 = data6.from_seq;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err16 = {instancePath:instancePath+"/missing/" + i0+"/from_seq",schemaPath:"#/properties/missing/items/properties/from_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.missing.items.properties.from_seq.type,parentSchema:schema48.properties.missing.items.properties.from_seq,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/missing/" + i0+"/from_seq",schemaPath:"#/properties/missing/items/properties/from_seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema48.properties.missing.items.properties.from_seq,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data6.to_seq !== undefined){
let data8 = data6.to_seq;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err18 = {instancePath:instancePath+"/missing/" + i0+"/to_seq",schemaPath:"#/properties/missing/items/properties/to_seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.missing.items.properties.to_seq.type,parentSchema:schema48.properties.missing.items.properties.to_seq,data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
const err19 = {instancePath:instancePath+"/missing/" + i0+"/to_seq",schemaPath:"#/properties/missing/items/properties/to_seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema48.properties.missing.items.properties.to_seq,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
if(data6.reason !== undefined){
let data9 = data6.reason;
if(typeof data9 !== "string"){
const err20 = {instancePath:instancePath+"/missing/" + i0+"/reason",schemaPath:"#/properties/missing/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties.missing.items.properties.reason.type,parentSchema:schema48.properties.missing.items.properties.reason,data:data9};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!((data9 === "dropped") || (data9 === "damaged"))){
const err21 = {instancePath:instancePath+"/missing/" + i0+"/reason",schemaPath:"#/properties/missing/items/properties/reason/enum",keyword:"enum",params:{allowedValues: schema48.properties.missing.items.properties.reason.enum},message:"must be equal to one of the allowed values",schema:schema48.properties.missing.items.properties.reason.enum,parentSchema:schema48.properties.missing.items.properties.reason,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/missing/" + i0,schemaPath:"#/properties/missing/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties.missing.items.type,parentSchema:schema48.properties.missing.items,data:data6};
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
const err23 = {instancePath:instancePath+"/missing",schemaPath:"#/properties/missing/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema48.properties.missing.type,parentSchema:schema48.properties.missing,data:data5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.through !== undefined){
let data10 = data.through;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
if(data10.epoch === undefined){
const err24 = {instancePath:instancePath+"/through",schemaPath:"#/properties/through/required",keyword:"required",params:{missingProperty: "epoch"},message:"must have required property '"+"epoch"+"'",schema:schema48.properties.through.required,parentSchema:schema48.properties.through,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data10.seq === undefined){
const err25 = {instancePath:instancePath+"/through",schemaPath:"#/properties/through/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema48.properties.through.required,parentSchema:schema48.properties.through,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data10.epoch !== undefined){
let data11 = data10.epoch;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err26 = {instancePath:instancePath+"/through/epoch",schemaPath:"#/properties/through/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.through.properties.epoch.type,parentSchema:schema48.properties.through.properties.epoch,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
const err27 = {instancePath:instancePath+"/through/epoch",schemaPath:"#/properties/through/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema48.properties.through.properties.epoch,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
if(data10.seq !== undefined){
let data12 = data10.seq;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err28 = {instancePath:instancePath+"/through/seq",schemaPath:"#/properties/through/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.through.properties.seq.type,parentSchema:schema48.properties.through.properties.seq,data:data12};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 < 0 || isNaN(data12)){
const err29 = {instancePath:instancePath+"/through/seq",schemaPath:"#/properties/through/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema48.properties.through.properties.seq,data:data12};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
}
else {
const err30 = {instancePath:instancePath+"/through",schemaPath:"#/properties/through/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties.through.type,parentSchema:schema48.properties.through,data:data10};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.digest !== undefined){
let data13 = data.digest;
if(typeof data13 === "string"){
if(!pattern10.test(data13)){
const err31 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/pattern",keyword:"pattern",params:{pattern: "^[\\w-]{43}$"},message:"must match pattern \""+"^[\\w-]{43}$"+"\"",schema:"^[\\w-]{43}$",parentSchema:schema48.properties.digest,data:data13};
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
const err32 = {instancePath:instancePath+"/digest",schemaPath:"#/properties/digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties.digest.type,parentSchema:schema48.properties.digest,data:data13};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.last !== undefined){
let data14 = data.last;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.epoch === undefined){
const err33 = {instancePath:instancePath+"/last",schemaPath:"#/properties/last/required",keyword:"required",params:{missingProperty: "epoch"},message:"must have required property '"+"epoch"+"'",schema:schema48.properties.last.required,parentSchema:schema48.properties.last,data:data14};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data14.seq === undefined){
const err34 = {instancePath:instancePath+"/last",schemaPath:"#/properties/last/required",keyword:"required",params:{missingProperty: "seq"},message:"must have required property '"+"seq"+"'",schema:schema48.properties.last.required,parentSchema:schema48.properties.last,data:data14};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data14.epoch !== undefined){
let data15 = data14.epoch;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err35 = {instancePath:instancePath+"/last/epoch",schemaPath:"#/properties/last/properties/epoch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.last.properties.epoch.type,parentSchema:schema48.properties.last.properties.epoch,data:data15};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 1 || isNaN(data15)){
const err36 = {instancePath:instancePath+"/last/epoch",schemaPath:"#/properties/last/properties/epoch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema48.properties.last.properties.epoch,data:data15};
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
if(data14.seq !== undefined){
let data16 = data14.seq;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err37 = {instancePath:instancePath+"/last/seq",schemaPath:"#/properties/last/properties/seq/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema48.properties.last.properties.seq.type,parentSchema:schema48.properties.last.properties.seq,data:data16};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 0 || isNaN(data16)){
const err38 = {instancePath:instancePath+"/last/seq",schemaPath:"#/properties/last/properties/seq/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema48.properties.last.properties.seq,data:data16};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
}
else {
const err39 = {instancePath:instancePath+"/last",schemaPath:"#/properties/last/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.properties.last.type,parentSchema:schema48.properties.last,data:data14};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.is_unknown !== undefined){
let data17 = data.is_unknown;
if(typeof data17 !== "boolean"){
const err40 = {instancePath:instancePath+"/is_unknown",schemaPath:"#/properties/is_unknown/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema48.properties.is_unknown.type,parentSchema:schema48.properties.is_unknown,data:data17};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.failure !== undefined){
let data18 = data.failure;
if(typeof data18 !== "string"){
const err41 = {instancePath:instancePath+"/failure",schemaPath:"#/properties/failure/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema48.properties.failure.type,parentSchema:schema48.properties.failure,data:data18};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema48.type,parentSchema:schema48,data};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":{"id":true,"after":true,"records":true,"missing":true,"through":true,"digest":true,"last":true,"is_unknown":true,"failure":true},"dynamicProps":false,"dynamicItems":false};

