// Written by scripts/compile-eido.mjs from the schemas of NENA-STA-021.1; do not edit.
"use strict";
export const validate = validate10;
export default validate10;
const schema11 = {"$ref":"https://eido.invalid/openapi.yaml#/components/schemas/EmergencyIncidentDataObjectType"};
const schema13 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["eidoVersion","issuingElementIdentification","agencyComponent"],"properties":{"eidoVersion":{"type":"string","enum":["1.0"]},"eidoExtensionId":{"type":"array","items":{"type":"string"}},"issuingElementIdentification":{"type":"string"},"mergeComponent":{"type":"array","items":{"$ref":"#/components/schemas/MergeInformationType"}},"linkComponent":{"type":"array","items":{"$ref":"#/components/schemas/LinkInformationType"}},"incidentComponent":{"$ref":"#/components/schemas/IncidentInformationType"},"callComponent":{"type":"array","items":{"$ref":"#/components/schemas/CallInformationType"}},"callbackComponent":{"type":"array","items":{"$ref":"#/components/schemas/CallbackType"}},"dispatchComponent":{"type":"array","items":{"$ref":"#/components/schemas/DispatchInformationType"}},"notesComponent":{"type":"array","items":{"$ref":"#/components/schemas/NotesType"}},"emergencyResourceComponent":{"type":"array","items":{"$ref":"#/components/schemas/EmergencyResourceType"}},"alarmsSensorsComponent":{"type":"array","items":{"$ref":"#/components/schemas/AlarmsSensorsType"}},"agencyComponent":{"type":"array","items":{"$ref":"#/components/schemas/AgencyType"}},"agentComponent":{"type":"array","items":{"$ref":"#/components/schemas/AgentType"}},"additionalDataComponent":{"type":"array","items":{"$ref":"#/components/schemas/AdditionalDataType"}},"locationComponent":{"type":"array","items":{"$ref":"#/components/schemas/LocationInformationType"}},"personComponent":{"type":"array","items":{"$ref":"#/components/schemas/PersonInformationType"}},"vehicleComponent":{"type":"array","items":{"$ref":"#/components/schemas/VehicleInformationType"}},"cautionComponent":{"type":"array","items":{"$ref":"#/components/schemas/CautionType"}},"mediaComponent":{"type":"array","items":{"$ref":"#/components/schemas/MediaType"}},"sharedCommunicationResourceComponent":{"type":"array","items":{"$ref":"#/components/schemas/SharedCommunicationResourceType"}},"externalInformationSourceComponent":{"type":"array","items":{"$ref":"#/components/schemas/ExternalInformationSourceType"}},"@context":{"type":"object","properties":{"@vocab":{"type":"string","enum":["./JSON-LD_Contexts/EmergencyIncidentDataObjectType.jsonld"]}}}}}]};
const schema14 = {"required":["$id","lastUpdateTimeStamp","updatedByAgencyReference"],"type":"object","properties":{"$id":{"type":"string"},"lastUpdateTimeStamp":{"type":"string","format":"date-time"},"updatedByAgencyReference":{"$ref":"#/components/schemas/ReferenceType"},"updatedByAgentReference":{"$ref":"#/components/schemas/ReferenceType"},"AlternateValueReferences":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"externalInformationSourceReferences":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"mediaReferences":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}};
const formats0 = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const schema15 = {"required":["$ref"],"properties":{"$ref":{"type":"string"}}};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.$ref === undefined) && (missing0 = "$ref")){
validate14.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.$ref !== undefined){
if(typeof data.$ref !== "string"){
validate14.errors = [{instancePath:instancePath+"/$ref",schemaPath:"#/properties/%24ref/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
}
validate14.errors = vErrors;
return errors === 0;
}


function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.$id === undefined) && (missing0 = "$id")) || ((data.lastUpdateTimeStamp === undefined) && (missing0 = "lastUpdateTimeStamp"))) || ((data.updatedByAgencyReference === undefined) && (missing0 = "updatedByAgencyReference"))){
validate13.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.$id !== undefined){
const _errs1 = errors;
if(typeof data.$id !== "string"){
validate13.errors = [{instancePath:instancePath+"/$id",schemaPath:"#/properties/%24id/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.lastUpdateTimeStamp !== undefined){
let data1 = data.lastUpdateTimeStamp;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
validate13.errors = [{instancePath:instancePath+"/lastUpdateTimeStamp",schemaPath:"#/properties/lastUpdateTimeStamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate13.errors = [{instancePath:instancePath+"/lastUpdateTimeStamp",schemaPath:"#/properties/lastUpdateTimeStamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updatedByAgencyReference !== undefined){
const _errs5 = errors;
if(!(validate14(data.updatedByAgencyReference, {instancePath:instancePath+"/updatedByAgencyReference",parentData:data,parentDataProperty:"updatedByAgencyReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.updatedByAgentReference !== undefined){
const _errs6 = errors;
if(!(validate14(data.updatedByAgentReference, {instancePath:instancePath+"/updatedByAgentReference",parentData:data,parentDataProperty:"updatedByAgentReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.AlternateValueReferences !== undefined){
let data4 = data.AlternateValueReferences;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data4)){
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(validate14(data4[i0], {instancePath:instancePath+"/AlternateValueReferences/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/AlternateValueReferences",schemaPath:"#/properties/AlternateValueReferences/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.externalInformationSourceReferences !== undefined){
let data6 = data.externalInformationSourceReferences;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data6)){
var valid2 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs12 = errors;
if(!(validate14(data6[i1], {instancePath:instancePath+"/externalInformationSourceReferences/" + i1,parentData:data6,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/externalInformationSourceReferences",schemaPath:"#/properties/externalInformationSourceReferences/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.mediaReferences !== undefined){
let data8 = data.mediaReferences;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data8)){
var valid3 = true;
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
const _errs15 = errors;
if(!(validate14(data8[i2], {instancePath:instancePath+"/mediaReferences/" + i2,parentData:data8,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate13.errors = [{instancePath:instancePath+"/mediaReferences",schemaPath:"#/properties/mediaReferences/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate13.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate13.errors = vErrors;
return errors === 0;
}

const schema16 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["incidentMergeDirectionCode","incidentTrackingIdentifier"],"properties":{"incidentTrackingIdentifier":{"type":"string"},"incidentMergeDirectionCode":{"$ref":"#/components/schemas/IncidentMergeDirectionCodeSimpleType"}}}]};
const schema17 = {"type":"string","enum":["REPLACING","REPLACED","SPLIT"]};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.incidentMergeDirectionCode === undefined) && (missing0 = "incidentMergeDirectionCode")) || ((data.incidentTrackingIdentifier === undefined) && (missing0 = "incidentTrackingIdentifier"))){
validate21.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.incidentTrackingIdentifier !== undefined){
const _errs3 = errors;
if(typeof data.incidentTrackingIdentifier !== "string"){
validate21.errors = [{instancePath:instancePath+"/incidentTrackingIdentifier",schemaPath:"#/allOf/1/properties/incidentTrackingIdentifier/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.incidentMergeDirectionCode !== undefined){
let data1 = data.incidentMergeDirectionCode;
const _errs5 = errors;
if(typeof data1 !== "string"){
validate21.errors = [{instancePath:instancePath+"/incidentMergeDirectionCode",schemaPath:"#/components/schemas/IncidentMergeDirectionCodeSimpleType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data1 === "REPLACING") || (data1 === "REPLACED")) || (data1 === "SPLIT"))){
validate21.errors = [{instancePath:instancePath+"/incidentMergeDirectionCode",schemaPath:"#/components/schemas/IncidentMergeDirectionCodeSimpleType/enum",keyword:"enum",params:{allowedValues: schema17.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate21.errors = vErrors;
return errors === 0;
}

const schema18 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["incidentTrackingIdentifier","linkDirectionCode"],"properties":{"incidentTrackingIdentifier":{"type":"string"},"transactionReasonText":{"type":"string"},"involvedAgencyReference":{"$ref":"#/components/schemas/ReferenceType"},"linkDirectionCode":{"$ref":"#/components/schemas/LinkDirectionCodeSimpleType"}}}]};
const schema19 = {"type":"string","enum":["PARENT","CHILD","RELATED","UNLINK"]};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.incidentTrackingIdentifier === undefined) && (missing0 = "incidentTrackingIdentifier")) || ((data.linkDirectionCode === undefined) && (missing0 = "linkDirectionCode"))){
validate24.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.incidentTrackingIdentifier !== undefined){
const _errs3 = errors;
if(typeof data.incidentTrackingIdentifier !== "string"){
validate24.errors = [{instancePath:instancePath+"/incidentTrackingIdentifier",schemaPath:"#/allOf/1/properties/incidentTrackingIdentifier/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.transactionReasonText !== undefined){
const _errs5 = errors;
if(typeof data.transactionReasonText !== "string"){
validate24.errors = [{instancePath:instancePath+"/transactionReasonText",schemaPath:"#/allOf/1/properties/transactionReasonText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.involvedAgencyReference !== undefined){
const _errs7 = errors;
if(!(validate14(data.involvedAgencyReference, {instancePath:instancePath+"/involvedAgencyReference",parentData:data,parentDataProperty:"involvedAgencyReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.linkDirectionCode !== undefined){
let data3 = data.linkDirectionCode;
const _errs8 = errors;
if(typeof data3 !== "string"){
validate24.errors = [{instancePath:instancePath+"/linkDirectionCode",schemaPath:"#/components/schemas/LinkDirectionCodeSimpleType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((data3 === "PARENT") || (data3 === "CHILD")) || (data3 === "RELATED")) || (data3 === "UNLINK"))){
validate24.errors = [{instancePath:instancePath+"/linkDirectionCode",schemaPath:"#/components/schemas/LinkDirectionCodeSimpleType/enum",keyword:"enum",params:{allowedValues: schema19.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate24.errors = vErrors;
return errors === 0;
}

const schema20 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["incidentTypeCommonRegistryText"],"properties":{"incidentTypeInternalCode":{"type":"string"},"incidentTypeInternalText":{"type":"string"},"incidentTypeCommonRegistryText":{"type":"string"},"incidentStatusInternalText":{"type":"array","items":{"type":"string"}},"incidentStatusCommonRegistryText":{"type":"array","items":{"type":"string"}},"internalIncidentId":{"type":"string"},"agentReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"locationReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"personReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"organizationReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"vehicleReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"documentIdentification":{"type":"array","items":{"type":"string"}},"reportNumberType":{"type":"string"},"incidentPriorityInternalText":{"type":"string"},"incidentCommonPriorityNumber":{"type":"integer","minimum":-2147483648,"maximum":2147483647},"beatOrDispatchGroupText":{"type":"string"},"dispositionComponent":{"type":"array","items":{"$ref":"#/components/schemas/DispositionType"}},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};
const schema21 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["dispositionCommonRegistryCode"],"properties":{"dispositionCommonRegistryCode":{"type":"string"},"dispositionPrimaryIndicator":{"type":"boolean"},"dispositionCategoryText":{"type":"string"},"dispositionDescriptionText":{"type":"string"},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};

function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.dispositionCommonRegistryCode === undefined) && (missing0 = "dispositionCommonRegistryCode")){
validate35.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.dispositionCommonRegistryCode !== undefined){
const _errs3 = errors;
if(typeof data.dispositionCommonRegistryCode !== "string"){
validate35.errors = [{instancePath:instancePath+"/dispositionCommonRegistryCode",schemaPath:"#/allOf/1/properties/dispositionCommonRegistryCode/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.dispositionPrimaryIndicator !== undefined){
const _errs5 = errors;
if(typeof data.dispositionPrimaryIndicator !== "boolean"){
validate35.errors = [{instancePath:instancePath+"/dispositionPrimaryIndicator",schemaPath:"#/allOf/1/properties/dispositionPrimaryIndicator/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.dispositionCategoryText !== undefined){
const _errs7 = errors;
if(typeof data.dispositionCategoryText !== "string"){
validate35.errors = [{instancePath:instancePath+"/dispositionCategoryText",schemaPath:"#/allOf/1/properties/dispositionCategoryText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.dispositionDescriptionText !== undefined){
const _errs9 = errors;
if(typeof data.dispositionDescriptionText !== "string"){
validate35.errors = [{instancePath:instancePath+"/dispositionDescriptionText",schemaPath:"#/allOf/1/properties/dispositionDescriptionText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data4 = data.notesReference;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs13 = errors;
if(!(validate14(data4[i0], {instancePath:instancePath+"/notesReference/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
else {
validate35.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate35.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate35.errors = vErrors;
return errors === 0;
}


function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.incidentTypeCommonRegistryText === undefined) && (missing0 = "incidentTypeCommonRegistryText")){
validate28.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.incidentTypeInternalCode !== undefined){
const _errs3 = errors;
if(typeof data.incidentTypeInternalCode !== "string"){
validate28.errors = [{instancePath:instancePath+"/incidentTypeInternalCode",schemaPath:"#/allOf/1/properties/incidentTypeInternalCode/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.incidentTypeInternalText !== undefined){
const _errs5 = errors;
if(typeof data.incidentTypeInternalText !== "string"){
validate28.errors = [{instancePath:instancePath+"/incidentTypeInternalText",schemaPath:"#/allOf/1/properties/incidentTypeInternalText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.incidentTypeCommonRegistryText !== undefined){
const _errs7 = errors;
if(typeof data.incidentTypeCommonRegistryText !== "string"){
validate28.errors = [{instancePath:instancePath+"/incidentTypeCommonRegistryText",schemaPath:"#/allOf/1/properties/incidentTypeCommonRegistryText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.incidentStatusInternalText !== undefined){
let data3 = data.incidentStatusInternalText;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data3)){
var valid2 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(typeof data3[i0] !== "string"){
validate28.errors = [{instancePath:instancePath+"/incidentStatusInternalText/" + i0,schemaPath:"#/allOf/1/properties/incidentStatusInternalText/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/incidentStatusInternalText",schemaPath:"#/allOf/1/properties/incidentStatusInternalText/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.incidentStatusCommonRegistryText !== undefined){
let data5 = data.incidentStatusCommonRegistryText;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data5)){
var valid3 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs15 = errors;
if(typeof data5[i1] !== "string"){
validate28.errors = [{instancePath:instancePath+"/incidentStatusCommonRegistryText/" + i1,schemaPath:"#/allOf/1/properties/incidentStatusCommonRegistryText/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/incidentStatusCommonRegistryText",schemaPath:"#/allOf/1/properties/incidentStatusCommonRegistryText/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.internalIncidentId !== undefined){
const _errs17 = errors;
if(typeof data.internalIncidentId !== "string"){
validate28.errors = [{instancePath:instancePath+"/internalIncidentId",schemaPath:"#/allOf/1/properties/internalIncidentId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentReference !== undefined){
let data8 = data.agentReference;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data8)){
var valid4 = true;
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
const _errs21 = errors;
if(!(validate14(data8[i2], {instancePath:instancePath+"/agentReference/" + i2,parentData:data8,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid4 = _errs21 === errors;
if(!valid4){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/agentReference",schemaPath:"#/allOf/1/properties/agentReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs19 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.locationReference !== undefined){
let data10 = data.locationReference;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data10)){
var valid5 = true;
const len3 = data10.length;
for(let i3=0; i3<len3; i3++){
const _errs24 = errors;
if(!(validate14(data10[i3], {instancePath:instancePath+"/locationReference/" + i3,parentData:data10,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid5 = _errs24 === errors;
if(!valid5){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/locationReference",schemaPath:"#/allOf/1/properties/locationReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.personReference !== undefined){
let data12 = data.personReference;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data12)){
var valid6 = true;
const len4 = data12.length;
for(let i4=0; i4<len4; i4++){
const _errs27 = errors;
if(!(validate14(data12[i4], {instancePath:instancePath+"/personReference/" + i4,parentData:data12,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid6 = _errs27 === errors;
if(!valid6){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/personReference",schemaPath:"#/allOf/1/properties/personReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs25 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.organizationReference !== undefined){
let data14 = data.organizationReference;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data14)){
var valid7 = true;
const len5 = data14.length;
for(let i5=0; i5<len5; i5++){
const _errs30 = errors;
if(!(validate14(data14[i5], {instancePath:instancePath+"/organizationReference/" + i5,parentData:data14,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid7 = _errs30 === errors;
if(!valid7){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/organizationReference",schemaPath:"#/allOf/1/properties/organizationReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.vehicleReference !== undefined){
let data16 = data.vehicleReference;
const _errs31 = errors;
if(errors === _errs31){
if(Array.isArray(data16)){
var valid8 = true;
const len6 = data16.length;
for(let i6=0; i6<len6; i6++){
const _errs33 = errors;
if(!(validate14(data16[i6], {instancePath:instancePath+"/vehicleReference/" + i6,parentData:data16,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid8 = _errs33 === errors;
if(!valid8){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/vehicleReference",schemaPath:"#/allOf/1/properties/vehicleReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs31 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.documentIdentification !== undefined){
let data18 = data.documentIdentification;
const _errs34 = errors;
if(errors === _errs34){
if(Array.isArray(data18)){
var valid9 = true;
const len7 = data18.length;
for(let i7=0; i7<len7; i7++){
const _errs36 = errors;
if(typeof data18[i7] !== "string"){
validate28.errors = [{instancePath:instancePath+"/documentIdentification/" + i7,schemaPath:"#/allOf/1/properties/documentIdentification/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid9 = _errs36 === errors;
if(!valid9){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/documentIdentification",schemaPath:"#/allOf/1/properties/documentIdentification/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs34 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.reportNumberType !== undefined){
const _errs38 = errors;
if(typeof data.reportNumberType !== "string"){
validate28.errors = [{instancePath:instancePath+"/reportNumberType",schemaPath:"#/allOf/1/properties/reportNumberType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs38 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.incidentPriorityInternalText !== undefined){
const _errs40 = errors;
if(typeof data.incidentPriorityInternalText !== "string"){
validate28.errors = [{instancePath:instancePath+"/incidentPriorityInternalText",schemaPath:"#/allOf/1/properties/incidentPriorityInternalText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs40 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.incidentCommonPriorityNumber !== undefined){
let data22 = data.incidentCommonPriorityNumber;
const _errs42 = errors;
if(!((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22)))){
validate28.errors = [{instancePath:instancePath+"/incidentCommonPriorityNumber",schemaPath:"#/allOf/1/properties/incidentCommonPriorityNumber/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs42){
if(typeof data22 == "number"){
if(data22 > 2147483647 || isNaN(data22)){
validate28.errors = [{instancePath:instancePath+"/incidentCommonPriorityNumber",schemaPath:"#/allOf/1/properties/incidentCommonPriorityNumber/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"}];
return false;
}
else {
if(data22 < -2147483648 || isNaN(data22)){
validate28.errors = [{instancePath:instancePath+"/incidentCommonPriorityNumber",schemaPath:"#/allOf/1/properties/incidentCommonPriorityNumber/minimum",keyword:"minimum",params:{comparison: ">=", limit: -2147483648},message:"must be >= -2147483648"}];
return false;
}
}
}
}
var valid1 = _errs42 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.beatOrDispatchGroupText !== undefined){
const _errs44 = errors;
if(typeof data.beatOrDispatchGroupText !== "string"){
validate28.errors = [{instancePath:instancePath+"/beatOrDispatchGroupText",schemaPath:"#/allOf/1/properties/beatOrDispatchGroupText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs44 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.dispositionComponent !== undefined){
let data24 = data.dispositionComponent;
const _errs46 = errors;
if(errors === _errs46){
if(Array.isArray(data24)){
var valid10 = true;
const len8 = data24.length;
for(let i8=0; i8<len8; i8++){
const _errs48 = errors;
if(!(validate35(data24[i8], {instancePath:instancePath+"/dispositionComponent/" + i8,parentData:data24,parentDataProperty:i8,rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
var valid10 = _errs48 === errors;
if(!valid10){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/dispositionComponent",schemaPath:"#/allOf/1/properties/dispositionComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs46 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data26 = data.notesReference;
const _errs49 = errors;
if(errors === _errs49){
if(Array.isArray(data26)){
var valid11 = true;
const len9 = data26.length;
for(let i9=0; i9<len9; i9++){
const _errs51 = errors;
if(!(validate14(data26[i9], {instancePath:instancePath+"/notesReference/" + i9,parentData:data26,parentDataProperty:i9,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid11 = _errs51 === errors;
if(!valid11){
break;
}
}
}
else {
validate28.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs49 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate28.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate28.errors = vErrors;
return errors === 0;
}

const schema22 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["callStateRegistryText","standardPrimaryCallType","direction","callStartTimestamp"],"properties":{"relatedCallIdentifier":{"type":"array","items":{"type":"string"}},"queueIdentifier":{"type":"string"},"standardPrimaryCallType":{"type":"string"},"standardSecondaryCallType":{"type":"string"},"localCallType":{"type":"string"},"direction":{"type":"string","enum":["incoming","outgoing","internal"]},"priorityIdentifier":{"type":"string","enum":["highest","high","normal","low","lowest"]},"additionalDataReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"callStartTimestamp":{"type":"string","format":"date-time"},"answerDate":{"type":"string","format":"date-time"},"callStateRegistryText":{"type":"string"},"agentReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"callBackReference":{"$ref":"#/components/schemas/ReferenceType"},"verstat":{"type":"string"},"sipIdentity":{"type":"string"},"locationReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"personReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"organizationReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"agencyReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.callStateRegistryText === undefined) && (missing0 = "callStateRegistryText")) || ((data.standardPrimaryCallType === undefined) && (missing0 = "standardPrimaryCallType"))) || ((data.direction === undefined) && (missing0 = "direction"))) || ((data.callStartTimestamp === undefined) && (missing0 = "callStartTimestamp"))){
validate41.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.relatedCallIdentifier !== undefined){
let data0 = data.relatedCallIdentifier;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data0)){
var valid2 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(typeof data0[i0] !== "string"){
validate41.errors = [{instancePath:instancePath+"/relatedCallIdentifier/" + i0,schemaPath:"#/allOf/1/properties/relatedCallIdentifier/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs5 === errors;
if(!valid2){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/relatedCallIdentifier",schemaPath:"#/allOf/1/properties/relatedCallIdentifier/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.queueIdentifier !== undefined){
const _errs7 = errors;
if(typeof data.queueIdentifier !== "string"){
validate41.errors = [{instancePath:instancePath+"/queueIdentifier",schemaPath:"#/allOf/1/properties/queueIdentifier/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.standardPrimaryCallType !== undefined){
const _errs9 = errors;
if(typeof data.standardPrimaryCallType !== "string"){
validate41.errors = [{instancePath:instancePath+"/standardPrimaryCallType",schemaPath:"#/allOf/1/properties/standardPrimaryCallType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.standardSecondaryCallType !== undefined){
const _errs11 = errors;
if(typeof data.standardSecondaryCallType !== "string"){
validate41.errors = [{instancePath:instancePath+"/standardSecondaryCallType",schemaPath:"#/allOf/1/properties/standardSecondaryCallType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.localCallType !== undefined){
const _errs13 = errors;
if(typeof data.localCallType !== "string"){
validate41.errors = [{instancePath:instancePath+"/localCallType",schemaPath:"#/allOf/1/properties/localCallType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.direction !== undefined){
let data6 = data.direction;
const _errs15 = errors;
if(typeof data6 !== "string"){
validate41.errors = [{instancePath:instancePath+"/direction",schemaPath:"#/allOf/1/properties/direction/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data6 === "incoming") || (data6 === "outgoing")) || (data6 === "internal"))){
validate41.errors = [{instancePath:instancePath+"/direction",schemaPath:"#/allOf/1/properties/direction/enum",keyword:"enum",params:{allowedValues: schema22.allOf[1].properties.direction.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.priorityIdentifier !== undefined){
let data7 = data.priorityIdentifier;
const _errs17 = errors;
if(typeof data7 !== "string"){
validate41.errors = [{instancePath:instancePath+"/priorityIdentifier",schemaPath:"#/allOf/1/properties/priorityIdentifier/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data7 === "highest") || (data7 === "high")) || (data7 === "normal")) || (data7 === "low")) || (data7 === "lowest"))){
validate41.errors = [{instancePath:instancePath+"/priorityIdentifier",schemaPath:"#/allOf/1/properties/priorityIdentifier/enum",keyword:"enum",params:{allowedValues: schema22.allOf[1].properties.priorityIdentifier.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.additionalDataReference !== undefined){
let data8 = data.additionalDataReference;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data8)){
var valid3 = true;
const len1 = data8.length;
for(let i1=0; i1<len1; i1++){
const _errs21 = errors;
if(!(validate14(data8[i1], {instancePath:instancePath+"/additionalDataReference/" + i1,parentData:data8,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid3 = _errs21 === errors;
if(!valid3){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/additionalDataReference",schemaPath:"#/allOf/1/properties/additionalDataReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs19 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.callStartTimestamp !== undefined){
let data10 = data.callStartTimestamp;
const _errs22 = errors;
if(errors === _errs22){
if(errors === _errs22){
if(typeof data10 === "string"){
if(!(formats0.test(data10))){
validate41.errors = [{instancePath:instancePath+"/callStartTimestamp",schemaPath:"#/allOf/1/properties/callStartTimestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/callStartTimestamp",schemaPath:"#/allOf/1/properties/callStartTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.answerDate !== undefined){
let data11 = data.answerDate;
const _errs24 = errors;
if(errors === _errs24){
if(errors === _errs24){
if(typeof data11 === "string"){
if(!(formats0.test(data11))){
validate41.errors = [{instancePath:instancePath+"/answerDate",schemaPath:"#/allOf/1/properties/answerDate/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate41.errors = [{instancePath:instancePath+"/answerDate",schemaPath:"#/allOf/1/properties/answerDate/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.callStateRegistryText !== undefined){
const _errs26 = errors;
if(typeof data.callStateRegistryText !== "string"){
validate41.errors = [{instancePath:instancePath+"/callStateRegistryText",schemaPath:"#/allOf/1/properties/callStateRegistryText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentReference !== undefined){
let data13 = data.agentReference;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data13)){
var valid4 = true;
const len2 = data13.length;
for(let i2=0; i2<len2; i2++){
const _errs30 = errors;
if(!(validate14(data13[i2], {instancePath:instancePath+"/agentReference/" + i2,parentData:data13,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid4 = _errs30 === errors;
if(!valid4){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/agentReference",schemaPath:"#/allOf/1/properties/agentReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.callBackReference !== undefined){
const _errs31 = errors;
if(!(validate14(data.callBackReference, {instancePath:instancePath+"/callBackReference",parentData:data,parentDataProperty:"callBackReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs31 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.verstat !== undefined){
const _errs32 = errors;
if(typeof data.verstat !== "string"){
validate41.errors = [{instancePath:instancePath+"/verstat",schemaPath:"#/allOf/1/properties/verstat/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs32 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sipIdentity !== undefined){
const _errs34 = errors;
if(typeof data.sipIdentity !== "string"){
validate41.errors = [{instancePath:instancePath+"/sipIdentity",schemaPath:"#/allOf/1/properties/sipIdentity/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs34 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.locationReference !== undefined){
let data18 = data.locationReference;
const _errs36 = errors;
if(errors === _errs36){
if(Array.isArray(data18)){
var valid5 = true;
const len3 = data18.length;
for(let i3=0; i3<len3; i3++){
const _errs38 = errors;
if(!(validate14(data18[i3], {instancePath:instancePath+"/locationReference/" + i3,parentData:data18,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid5 = _errs38 === errors;
if(!valid5){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/locationReference",schemaPath:"#/allOf/1/properties/locationReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs36 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data20 = data.notesReference;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data20)){
var valid6 = true;
const len4 = data20.length;
for(let i4=0; i4<len4; i4++){
const _errs41 = errors;
if(!(validate14(data20[i4], {instancePath:instancePath+"/notesReference/" + i4,parentData:data20,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid6 = _errs41 === errors;
if(!valid6){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs39 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.personReference !== undefined){
let data22 = data.personReference;
const _errs42 = errors;
if(errors === _errs42){
if(Array.isArray(data22)){
var valid7 = true;
const len5 = data22.length;
for(let i5=0; i5<len5; i5++){
const _errs44 = errors;
if(!(validate14(data22[i5], {instancePath:instancePath+"/personReference/" + i5,parentData:data22,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid7 = _errs44 === errors;
if(!valid7){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/personReference",schemaPath:"#/allOf/1/properties/personReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs42 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.organizationReference !== undefined){
let data24 = data.organizationReference;
const _errs45 = errors;
if(errors === _errs45){
if(Array.isArray(data24)){
var valid8 = true;
const len6 = data24.length;
for(let i6=0; i6<len6; i6++){
const _errs47 = errors;
if(!(validate14(data24[i6], {instancePath:instancePath+"/organizationReference/" + i6,parentData:data24,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid8 = _errs47 === errors;
if(!valid8){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/organizationReference",schemaPath:"#/allOf/1/properties/organizationReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs45 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agencyReference !== undefined){
let data26 = data.agencyReference;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data26)){
var valid9 = true;
const len7 = data26.length;
for(let i7=0; i7<len7; i7++){
const _errs50 = errors;
if(!(validate14(data26[i7], {instancePath:instancePath+"/agencyReference/" + i7,parentData:data26,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid9 = _errs50 === errors;
if(!valid9){
break;
}
}
}
else {
validate41.errors = [{instancePath:instancePath+"/agencyReference",schemaPath:"#/allOf/1/properties/agencyReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs48 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate41.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate41.errors = vErrors;
return errors === 0;
}

const schema23 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","properties":{"callBackInformationUri":{"type":"array","items":{"type":"string"}},"deviceContactHeader":{"type":"string"},"updatedCbn":{"$ref":"#/components/schemas/UpdatedCBNType"}}}]};
const schema24 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["updatedCbnIdentifierUri"],"properties":{"updatedCbnIdentifierUri":{"type":"string","format":"uri"},"updatedCbnCallerDescription":{"type":"string"}}}]};
const formats6 = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i;

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.updatedCbnIdentifierUri === undefined) && (missing0 = "updatedCbnIdentifierUri")){
validate54.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.updatedCbnIdentifierUri !== undefined){
let data0 = data.updatedCbnIdentifierUri;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats6.test(data0))){
validate54.errors = [{instancePath:instancePath+"/updatedCbnIdentifierUri",schemaPath:"#/allOf/1/properties/updatedCbnIdentifierUri/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""}];
return false;
}
}
else {
validate54.errors = [{instancePath:instancePath+"/updatedCbnIdentifierUri",schemaPath:"#/allOf/1/properties/updatedCbnIdentifierUri/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.updatedCbnCallerDescription !== undefined){
const _errs5 = errors;
if(typeof data.updatedCbnCallerDescription !== "string"){
validate54.errors = [{instancePath:instancePath+"/updatedCbnCallerDescription",schemaPath:"#/allOf/1/properties/updatedCbnCallerDescription/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate54.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate54.errors = vErrors;
return errors === 0;
}


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.callBackInformationUri !== undefined){
let data0 = data.callBackInformationUri;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data0)){
var valid2 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(typeof data0[i0] !== "string"){
validate52.errors = [{instancePath:instancePath+"/callBackInformationUri/" + i0,schemaPath:"#/allOf/1/properties/callBackInformationUri/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs5 === errors;
if(!valid2){
break;
}
}
}
else {
validate52.errors = [{instancePath:instancePath+"/callBackInformationUri",schemaPath:"#/allOf/1/properties/callBackInformationUri/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.deviceContactHeader !== undefined){
const _errs7 = errors;
if(typeof data.deviceContactHeader !== "string"){
validate52.errors = [{instancePath:instancePath+"/deviceContactHeader",schemaPath:"#/allOf/1/properties/deviceContactHeader/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.updatedCbn !== undefined){
const _errs9 = errors;
if(!(validate54(data.updatedCbn, {instancePath:instancePath+"/updatedCbn",parentData:data,parentDataProperty:"updatedCbn",rootData}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate52.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate52.errors = vErrors;
return errors === 0;
}

const schema25 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","properties":{"agencyReference":{"$ref":"#/components/schemas/ReferenceType"},"agentReference":{"$ref":"#/components/schemas/ReferenceType"},"emergencyResourceReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.agencyReference !== undefined){
const _errs3 = errors;
if(!(validate14(data.agencyReference, {instancePath:instancePath+"/agencyReference",parentData:data,parentDataProperty:"agencyReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentReference !== undefined){
const _errs4 = errors;
if(!(validate14(data.agentReference, {instancePath:instancePath+"/agentReference",parentData:data,parentDataProperty:"agentReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.emergencyResourceReference !== undefined){
let data2 = data.emergencyResourceReference;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(!(validate14(data2[i0], {instancePath:instancePath+"/emergencyResourceReference/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate58.errors = [{instancePath:instancePath+"/emergencyResourceReference",schemaPath:"#/allOf/1/properties/emergencyResourceReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data4 = data.notesReference;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs10 = errors;
if(!(validate14(data4[i1], {instancePath:instancePath+"/notesReference/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
else {
validate58.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate58.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate58.errors = vErrors;
return errors === 0;
}

const schema26 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["notesActionComments"],"properties":{"notesActionComments":{"type":"string"},"agentReference":{"$ref":"#/components/schemas/ReferenceType"},"cautionReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.notesActionComments === undefined) && (missing0 = "notesActionComments")){
validate65.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.notesActionComments !== undefined){
const _errs3 = errors;
if(typeof data.notesActionComments !== "string"){
validate65.errors = [{instancePath:instancePath+"/notesActionComments",schemaPath:"#/allOf/1/properties/notesActionComments/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentReference !== undefined){
const _errs5 = errors;
if(!(validate14(data.agentReference, {instancePath:instancePath+"/agentReference",parentData:data,parentDataProperty:"agentReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.cautionReference !== undefined){
let data2 = data.cautionReference;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data2)){
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs8 = errors;
if(!(validate14(data2[i0], {instancePath:instancePath+"/cautionReference/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid2 = _errs8 === errors;
if(!valid2){
break;
}
}
}
else {
validate65.errors = [{instancePath:instancePath+"/cautionReference",schemaPath:"#/allOf/1/properties/cautionReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate65.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate65.errors = vErrors;
return errors === 0;
}

const schema27 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["agentReference","emergencyResourceTypeCommonRegistryText","primaryUnitStatusRegistryText","resourceAttributeRegistryText","secondaryUnitStatusRegistryText"],"properties":{"emergencyResourceTypeCommonRegistryText":{"type":"string"},"emergencyResourceTypeInternalText":{"type":"string"},"resourceAttributeRegistryText":{"type":"array","items":{"type":"string"}},"resourceAttributeInternalText":{"type":"array","items":{"type":"string"}},"emergencyResourceName":{"type":"string"},"primaryUnitStatusRegistryText":{"type":"string"},"secondaryUnitStatusRegistryText":{"type":"array","items":{"type":"string"}},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"unitStatusInternal":{"type":"array","items":{"type":"string"}},"agentReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"unitLocationReference":{"$ref":"#/components/schemas/ReferenceType"},"unitDestinationReference":{"$ref":"#/components/schemas/ReferenceType"},"eta":{"type":"string","format":"date-time"},"personReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"vehicleReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"itemReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"activeOnIncidentId":{"type":"string"},"stackedOnIncidentId":{"type":"array","items":{"type":"string"}}}}]};

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((data.agentReference === undefined) && (missing0 = "agentReference")) || ((data.emergencyResourceTypeCommonRegistryText === undefined) && (missing0 = "emergencyResourceTypeCommonRegistryText"))) || ((data.primaryUnitStatusRegistryText === undefined) && (missing0 = "primaryUnitStatusRegistryText"))) || ((data.resourceAttributeRegistryText === undefined) && (missing0 = "resourceAttributeRegistryText"))) || ((data.secondaryUnitStatusRegistryText === undefined) && (missing0 = "secondaryUnitStatusRegistryText"))){
validate70.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.emergencyResourceTypeCommonRegistryText !== undefined){
const _errs3 = errors;
if(typeof data.emergencyResourceTypeCommonRegistryText !== "string"){
validate70.errors = [{instancePath:instancePath+"/emergencyResourceTypeCommonRegistryText",schemaPath:"#/allOf/1/properties/emergencyResourceTypeCommonRegistryText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.emergencyResourceTypeInternalText !== undefined){
const _errs5 = errors;
if(typeof data.emergencyResourceTypeInternalText !== "string"){
validate70.errors = [{instancePath:instancePath+"/emergencyResourceTypeInternalText",schemaPath:"#/allOf/1/properties/emergencyResourceTypeInternalText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.resourceAttributeRegistryText !== undefined){
let data2 = data.resourceAttributeRegistryText;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data2)){
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(typeof data2[i0] !== "string"){
validate70.errors = [{instancePath:instancePath+"/resourceAttributeRegistryText/" + i0,schemaPath:"#/allOf/1/properties/resourceAttributeRegistryText/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/resourceAttributeRegistryText",schemaPath:"#/allOf/1/properties/resourceAttributeRegistryText/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.resourceAttributeInternalText !== undefined){
let data4 = data.resourceAttributeInternalText;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs13 = errors;
if(typeof data4[i1] !== "string"){
validate70.errors = [{instancePath:instancePath+"/resourceAttributeInternalText/" + i1,schemaPath:"#/allOf/1/properties/resourceAttributeInternalText/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/resourceAttributeInternalText",schemaPath:"#/allOf/1/properties/resourceAttributeInternalText/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.emergencyResourceName !== undefined){
const _errs15 = errors;
if(typeof data.emergencyResourceName !== "string"){
validate70.errors = [{instancePath:instancePath+"/emergencyResourceName",schemaPath:"#/allOf/1/properties/emergencyResourceName/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.primaryUnitStatusRegistryText !== undefined){
const _errs17 = errors;
if(typeof data.primaryUnitStatusRegistryText !== "string"){
validate70.errors = [{instancePath:instancePath+"/primaryUnitStatusRegistryText",schemaPath:"#/allOf/1/properties/primaryUnitStatusRegistryText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.secondaryUnitStatusRegistryText !== undefined){
let data8 = data.secondaryUnitStatusRegistryText;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data8)){
var valid4 = true;
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
const _errs21 = errors;
if(typeof data8[i2] !== "string"){
validate70.errors = [{instancePath:instancePath+"/secondaryUnitStatusRegistryText/" + i2,schemaPath:"#/allOf/1/properties/secondaryUnitStatusRegistryText/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs21 === errors;
if(!valid4){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/secondaryUnitStatusRegistryText",schemaPath:"#/allOf/1/properties/secondaryUnitStatusRegistryText/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs19 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data10 = data.notesReference;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data10)){
var valid5 = true;
const len3 = data10.length;
for(let i3=0; i3<len3; i3++){
const _errs25 = errors;
if(!(validate14(data10[i3], {instancePath:instancePath+"/notesReference/" + i3,parentData:data10,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid5 = _errs25 === errors;
if(!valid5){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.unitStatusInternal !== undefined){
let data12 = data.unitStatusInternal;
const _errs26 = errors;
if(errors === _errs26){
if(Array.isArray(data12)){
var valid6 = true;
const len4 = data12.length;
for(let i4=0; i4<len4; i4++){
const _errs28 = errors;
if(typeof data12[i4] !== "string"){
validate70.errors = [{instancePath:instancePath+"/unitStatusInternal/" + i4,schemaPath:"#/allOf/1/properties/unitStatusInternal/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid6 = _errs28 === errors;
if(!valid6){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/unitStatusInternal",schemaPath:"#/allOf/1/properties/unitStatusInternal/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs26 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentReference !== undefined){
let data14 = data.agentReference;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data14)){
var valid7 = true;
const len5 = data14.length;
for(let i5=0; i5<len5; i5++){
const _errs32 = errors;
if(!(validate14(data14[i5], {instancePath:instancePath+"/agentReference/" + i5,parentData:data14,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid7 = _errs32 === errors;
if(!valid7){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/agentReference",schemaPath:"#/allOf/1/properties/agentReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.unitLocationReference !== undefined){
const _errs33 = errors;
if(!(validate14(data.unitLocationReference, {instancePath:instancePath+"/unitLocationReference",parentData:data,parentDataProperty:"unitLocationReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs33 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.unitDestinationReference !== undefined){
const _errs34 = errors;
if(!(validate14(data.unitDestinationReference, {instancePath:instancePath+"/unitDestinationReference",parentData:data,parentDataProperty:"unitDestinationReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs34 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.eta !== undefined){
let data18 = data.eta;
const _errs35 = errors;
if(errors === _errs35){
if(errors === _errs35){
if(typeof data18 === "string"){
if(!(formats0.test(data18))){
validate70.errors = [{instancePath:instancePath+"/eta",schemaPath:"#/allOf/1/properties/eta/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate70.errors = [{instancePath:instancePath+"/eta",schemaPath:"#/allOf/1/properties/eta/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs35 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.personReference !== undefined){
let data19 = data.personReference;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data19)){
var valid8 = true;
const len6 = data19.length;
for(let i6=0; i6<len6; i6++){
const _errs39 = errors;
if(!(validate14(data19[i6], {instancePath:instancePath+"/personReference/" + i6,parentData:data19,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid8 = _errs39 === errors;
if(!valid8){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/personReference",schemaPath:"#/allOf/1/properties/personReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs37 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.vehicleReference !== undefined){
let data21 = data.vehicleReference;
const _errs40 = errors;
if(errors === _errs40){
if(Array.isArray(data21)){
var valid9 = true;
const len7 = data21.length;
for(let i7=0; i7<len7; i7++){
const _errs42 = errors;
if(!(validate14(data21[i7], {instancePath:instancePath+"/vehicleReference/" + i7,parentData:data21,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid9 = _errs42 === errors;
if(!valid9){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/vehicleReference",schemaPath:"#/allOf/1/properties/vehicleReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs40 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.itemReference !== undefined){
let data23 = data.itemReference;
const _errs43 = errors;
if(errors === _errs43){
if(Array.isArray(data23)){
var valid10 = true;
const len8 = data23.length;
for(let i8=0; i8<len8; i8++){
const _errs45 = errors;
if(!(validate14(data23[i8], {instancePath:instancePath+"/itemReference/" + i8,parentData:data23,parentDataProperty:i8,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid10 = _errs45 === errors;
if(!valid10){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/itemReference",schemaPath:"#/allOf/1/properties/itemReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs43 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.activeOnIncidentId !== undefined){
const _errs46 = errors;
if(typeof data.activeOnIncidentId !== "string"){
validate70.errors = [{instancePath:instancePath+"/activeOnIncidentId",schemaPath:"#/allOf/1/properties/activeOnIncidentId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs46 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.stackedOnIncidentId !== undefined){
let data26 = data.stackedOnIncidentId;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data26)){
var valid11 = true;
const len9 = data26.length;
for(let i9=0; i9<len9; i9++){
const _errs50 = errors;
if(typeof data26[i9] !== "string"){
validate70.errors = [{instancePath:instancePath+"/stackedOnIncidentId/" + i9,schemaPath:"#/allOf/1/properties/stackedOnIncidentId/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid11 = _errs50 === errors;
if(!valid11){
break;
}
}
}
else {
validate70.errors = [{instancePath:instancePath+"/stackedOnIncidentId",schemaPath:"#/allOf/1/properties/stackedOnIncidentId/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs48 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate70.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate70.errors = vErrors;
return errors === 0;
}

const schema28 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","properties":{"csaaAlarmInformation":{"type":"string"},"alarmUrl":{"type":"string","format":"uri"},"agentReference":{"$ref":"#/components/schemas/ReferenceType"},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};

function validate80(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.csaaAlarmInformation !== undefined){
const _errs3 = errors;
if(typeof data.csaaAlarmInformation !== "string"){
validate80.errors = [{instancePath:instancePath+"/csaaAlarmInformation",schemaPath:"#/allOf/1/properties/csaaAlarmInformation/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.alarmUrl !== undefined){
let data1 = data.alarmUrl;
const _errs5 = errors;
if(errors === _errs5){
if(errors === _errs5){
if(typeof data1 === "string"){
if(!(formats6.test(data1))){
validate80.errors = [{instancePath:instancePath+"/alarmUrl",schemaPath:"#/allOf/1/properties/alarmUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""}];
return false;
}
}
else {
validate80.errors = [{instancePath:instancePath+"/alarmUrl",schemaPath:"#/allOf/1/properties/alarmUrl/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentReference !== undefined){
const _errs7 = errors;
if(!(validate14(data.agentReference, {instancePath:instancePath+"/agentReference",parentData:data,parentDataProperty:"agentReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data3 = data.notesReference;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data3)){
var valid2 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs10 = errors;
if(!(validate14(data3[i0], {instancePath:instancePath+"/notesReference/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid2 = _errs10 === errors;
if(!valid2){
break;
}
}
}
else {
validate80.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate80.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate80.errors = vErrors;
return errors === 0;
}

const schema29 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["agencyRoleDescriptionRegistryText","agencyType"],"properties":{"agencyJcard":{"type":"string"},"agencyRoleDescriptionRegistryText":{"type":"array","items":{"type":"string"}},"agencyType":{"type":"array","items":{"type":"string"}},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"incidentOwningAgencyIndicator":{"type":"boolean"},"actingOnBehalfOfAgencyReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"agencyCallLegState":{"type":"array","items":{"$ref":"#/components/schemas/CallLegStateType"}}}}]};
const schema30 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["callReference","callStateRegistryText"],"properties":{"callReference":{"$ref":"#/components/schemas/ReferenceType"},"callStateRegistryText":{"type":"string"}}}]};

function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.callReference === undefined) && (missing0 = "callReference")) || ((data.callStateRegistryText === undefined) && (missing0 = "callStateRegistryText"))){
validate89.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.callReference !== undefined){
const _errs3 = errors;
if(!(validate14(data.callReference, {instancePath:instancePath+"/callReference",parentData:data,parentDataProperty:"callReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.callStateRegistryText !== undefined){
const _errs4 = errors;
if(typeof data.callStateRegistryText !== "string"){
validate89.errors = [{instancePath:instancePath+"/callStateRegistryText",schemaPath:"#/allOf/1/properties/callStateRegistryText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate89.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate89.errors = vErrors;
return errors === 0;
}


function validate85(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.agencyRoleDescriptionRegistryText === undefined) && (missing0 = "agencyRoleDescriptionRegistryText")) || ((data.agencyType === undefined) && (missing0 = "agencyType"))){
validate85.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.agencyJcard !== undefined){
const _errs3 = errors;
if(typeof data.agencyJcard !== "string"){
validate85.errors = [{instancePath:instancePath+"/agencyJcard",schemaPath:"#/allOf/1/properties/agencyJcard/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agencyRoleDescriptionRegistryText !== undefined){
let data1 = data.agencyRoleDescriptionRegistryText;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data1[i0] !== "string"){
validate85.errors = [{instancePath:instancePath+"/agencyRoleDescriptionRegistryText/" + i0,schemaPath:"#/allOf/1/properties/agencyRoleDescriptionRegistryText/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate85.errors = [{instancePath:instancePath+"/agencyRoleDescriptionRegistryText",schemaPath:"#/allOf/1/properties/agencyRoleDescriptionRegistryText/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agencyType !== undefined){
let data3 = data.agencyType;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data3)){
var valid3 = true;
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
const _errs11 = errors;
if(typeof data3[i1] !== "string"){
validate85.errors = [{instancePath:instancePath+"/agencyType/" + i1,schemaPath:"#/allOf/1/properties/agencyType/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs11 === errors;
if(!valid3){
break;
}
}
}
else {
validate85.errors = [{instancePath:instancePath+"/agencyType",schemaPath:"#/allOf/1/properties/agencyType/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data5 = data.notesReference;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data5)){
var valid4 = true;
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
const _errs15 = errors;
if(!(validate14(data5[i2], {instancePath:instancePath+"/notesReference/" + i2,parentData:data5,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid4 = _errs15 === errors;
if(!valid4){
break;
}
}
}
else {
validate85.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.incidentOwningAgencyIndicator !== undefined){
const _errs16 = errors;
if(typeof data.incidentOwningAgencyIndicator !== "boolean"){
validate85.errors = [{instancePath:instancePath+"/incidentOwningAgencyIndicator",schemaPath:"#/allOf/1/properties/incidentOwningAgencyIndicator/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.actingOnBehalfOfAgencyReference !== undefined){
let data8 = data.actingOnBehalfOfAgencyReference;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data8)){
var valid5 = true;
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
const _errs20 = errors;
if(!(validate14(data8[i3], {instancePath:instancePath+"/actingOnBehalfOfAgencyReference/" + i3,parentData:data8,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid5 = _errs20 === errors;
if(!valid5){
break;
}
}
}
else {
validate85.errors = [{instancePath:instancePath+"/actingOnBehalfOfAgencyReference",schemaPath:"#/allOf/1/properties/actingOnBehalfOfAgencyReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs18 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agencyCallLegState !== undefined){
let data10 = data.agencyCallLegState;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data10)){
var valid6 = true;
const len4 = data10.length;
for(let i4=0; i4<len4; i4++){
const _errs23 = errors;
if(!(validate89(data10[i4], {instancePath:instancePath+"/agencyCallLegState/" + i4,parentData:data10,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
var valid6 = _errs23 === errors;
if(!valid6){
break;
}
}
}
else {
validate85.errors = [{instancePath:instancePath+"/agencyCallLegState",schemaPath:"#/allOf/1/properties/agencyCallLegState/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs21 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
else {
validate85.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate85.errors = vErrors;
return errors === 0;
}

const schema31 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["agentRoleRegistryText","agencyReference"],"properties":{"agentJcard":{"type":"string"},"agentWorkstationPositionIdentification":{"type":"string"},"agentRoleRegistryText":{"type":"array","items":{"type":"string"},"minItems":1},"agencyReference":{"$ref":"#/components/schemas/ReferenceType"},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"agentCallLegState":{"type":"array","items":{"$ref":"#/components/schemas/CallLegStateType"}}}}]};

function validate94(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.agentRoleRegistryText === undefined) && (missing0 = "agentRoleRegistryText")) || ((data.agencyReference === undefined) && (missing0 = "agencyReference"))){
validate94.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.agentJcard !== undefined){
const _errs3 = errors;
if(typeof data.agentJcard !== "string"){
validate94.errors = [{instancePath:instancePath+"/agentJcard",schemaPath:"#/allOf/1/properties/agentJcard/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentWorkstationPositionIdentification !== undefined){
const _errs5 = errors;
if(typeof data.agentWorkstationPositionIdentification !== "string"){
validate94.errors = [{instancePath:instancePath+"/agentWorkstationPositionIdentification",schemaPath:"#/allOf/1/properties/agentWorkstationPositionIdentification/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentRoleRegistryText !== undefined){
let data2 = data.agentRoleRegistryText;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data2)){
if(data2.length < 1){
validate94.errors = [{instancePath:instancePath+"/agentRoleRegistryText",schemaPath:"#/allOf/1/properties/agentRoleRegistryText/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(typeof data2[i0] !== "string"){
validate94.errors = [{instancePath:instancePath+"/agentRoleRegistryText/" + i0,schemaPath:"#/allOf/1/properties/agentRoleRegistryText/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate94.errors = [{instancePath:instancePath+"/agentRoleRegistryText",schemaPath:"#/allOf/1/properties/agentRoleRegistryText/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agencyReference !== undefined){
const _errs11 = errors;
if(!(validate14(data.agencyReference, {instancePath:instancePath+"/agencyReference",parentData:data,parentDataProperty:"agencyReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data5 = data.notesReference;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
var valid3 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(!(validate14(data5[i1], {instancePath:instancePath+"/notesReference/" + i1,parentData:data5,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate94.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentCallLegState !== undefined){
let data7 = data.agentCallLegState;
const _errs15 = errors;
if(errors === _errs15){
if(Array.isArray(data7)){
var valid4 = true;
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
const _errs17 = errors;
if(!(validate89(data7[i2], {instancePath:instancePath+"/agentCallLegState/" + i2,parentData:data7,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
var valid4 = _errs17 === errors;
if(!valid4){
break;
}
}
}
else {
validate94.errors = [{instancePath:instancePath+"/agentCallLegState",schemaPath:"#/allOf/1/properties/agentCallLegState/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
else {
validate94.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate94.errors = vErrors;
return errors === 0;
}

const schema32 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","properties":{"additionalDataByReferenceUrl":{"type":"string"},"additionalDataByValue":{"type":"string"},"additionalDataDereferencedFromReference":{"$ref":"#/components/schemas/ReferenceType"},"urlPurpose":{"type":"string"},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"cautionReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.additionalDataByReferenceUrl !== undefined){
const _errs3 = errors;
if(typeof data.additionalDataByReferenceUrl !== "string"){
validate100.errors = [{instancePath:instancePath+"/additionalDataByReferenceUrl",schemaPath:"#/allOf/1/properties/additionalDataByReferenceUrl/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.additionalDataByValue !== undefined){
const _errs5 = errors;
if(typeof data.additionalDataByValue !== "string"){
validate100.errors = [{instancePath:instancePath+"/additionalDataByValue",schemaPath:"#/allOf/1/properties/additionalDataByValue/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.additionalDataDereferencedFromReference !== undefined){
const _errs7 = errors;
if(!(validate14(data.additionalDataDereferencedFromReference, {instancePath:instancePath+"/additionalDataDereferencedFromReference",parentData:data,parentDataProperty:"additionalDataDereferencedFromReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.urlPurpose !== undefined){
const _errs8 = errors;
if(typeof data.urlPurpose !== "string"){
validate100.errors = [{instancePath:instancePath+"/urlPurpose",schemaPath:"#/allOf/1/properties/urlPurpose/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data4 = data.notesReference;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
var valid2 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs12 = errors;
if(!(validate14(data4[i0], {instancePath:instancePath+"/notesReference/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
if(!valid2){
break;
}
}
}
else {
validate100.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.cautionReference !== undefined){
let data6 = data.cautionReference;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
var valid3 = true;
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
const _errs15 = errors;
if(!(validate14(data6[i1], {instancePath:instancePath+"/cautionReference/" + i1,parentData:data6,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid3 = _errs15 === errors;
if(!valid3){
break;
}
}
}
else {
validate100.errors = [{instancePath:instancePath+"/cautionReference",schemaPath:"#/allOf/1/properties/cautionReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate100.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate100.errors = vErrors;
return errors === 0;
}

const schema33 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["locationTypeDescriptionRegistryText"],"properties":{"locationTypeDescriptionRegistryText":{"type":"string"},"locationByValue":{"type":"string"},"locationByReferenceUrl":{"type":"string","format":"uri"},"locationDereferencedFromReference":{"$ref":"#/components/schemas/ReferenceType"},"locationDescriptionText":{"type":"string"},"crossStreetByValue":{"type":"array","items":{"type":"string"}},"crossStreetByReferenceUrl":{"type":"array","items":{"type":"string"}},"intersectingStreetByValue":{"type":"array","items":{"type":"string"}},"intersectingStreetByReferenceUrl":{"type":"array","items":{"type":"string"}},"cellTowerSectorId":{"type":"string"},"additionalDataReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"localIdentifier":{"type":"array","items":{"type":"string"}},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};

function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.locationTypeDescriptionRegistryText === undefined) && (missing0 = "locationTypeDescriptionRegistryText")){
validate106.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.locationTypeDescriptionRegistryText !== undefined){
const _errs3 = errors;
if(typeof data.locationTypeDescriptionRegistryText !== "string"){
validate106.errors = [{instancePath:instancePath+"/locationTypeDescriptionRegistryText",schemaPath:"#/allOf/1/properties/locationTypeDescriptionRegistryText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.locationByValue !== undefined){
const _errs5 = errors;
if(typeof data.locationByValue !== "string"){
validate106.errors = [{instancePath:instancePath+"/locationByValue",schemaPath:"#/allOf/1/properties/locationByValue/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.locationByReferenceUrl !== undefined){
let data2 = data.locationByReferenceUrl;
const _errs7 = errors;
if(errors === _errs7){
if(errors === _errs7){
if(typeof data2 === "string"){
if(!(formats6.test(data2))){
validate106.errors = [{instancePath:instancePath+"/locationByReferenceUrl",schemaPath:"#/allOf/1/properties/locationByReferenceUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""}];
return false;
}
}
else {
validate106.errors = [{instancePath:instancePath+"/locationByReferenceUrl",schemaPath:"#/allOf/1/properties/locationByReferenceUrl/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.locationDereferencedFromReference !== undefined){
const _errs9 = errors;
if(!(validate14(data.locationDereferencedFromReference, {instancePath:instancePath+"/locationDereferencedFromReference",parentData:data,parentDataProperty:"locationDereferencedFromReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.locationDescriptionText !== undefined){
const _errs10 = errors;
if(typeof data.locationDescriptionText !== "string"){
validate106.errors = [{instancePath:instancePath+"/locationDescriptionText",schemaPath:"#/allOf/1/properties/locationDescriptionText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.crossStreetByValue !== undefined){
let data5 = data.crossStreetByValue;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
var valid2 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs14 = errors;
if(typeof data5[i0] !== "string"){
validate106.errors = [{instancePath:instancePath+"/crossStreetByValue/" + i0,schemaPath:"#/allOf/1/properties/crossStreetByValue/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs14 === errors;
if(!valid2){
break;
}
}
}
else {
validate106.errors = [{instancePath:instancePath+"/crossStreetByValue",schemaPath:"#/allOf/1/properties/crossStreetByValue/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.crossStreetByReferenceUrl !== undefined){
let data7 = data.crossStreetByReferenceUrl;
const _errs16 = errors;
if(errors === _errs16){
if(Array.isArray(data7)){
var valid3 = true;
const len1 = data7.length;
for(let i1=0; i1<len1; i1++){
const _errs18 = errors;
if(typeof data7[i1] !== "string"){
validate106.errors = [{instancePath:instancePath+"/crossStreetByReferenceUrl/" + i1,schemaPath:"#/allOf/1/properties/crossStreetByReferenceUrl/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs18 === errors;
if(!valid3){
break;
}
}
}
else {
validate106.errors = [{instancePath:instancePath+"/crossStreetByReferenceUrl",schemaPath:"#/allOf/1/properties/crossStreetByReferenceUrl/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.intersectingStreetByValue !== undefined){
let data9 = data.intersectingStreetByValue;
const _errs20 = errors;
if(errors === _errs20){
if(Array.isArray(data9)){
var valid4 = true;
const len2 = data9.length;
for(let i2=0; i2<len2; i2++){
const _errs22 = errors;
if(typeof data9[i2] !== "string"){
validate106.errors = [{instancePath:instancePath+"/intersectingStreetByValue/" + i2,schemaPath:"#/allOf/1/properties/intersectingStreetByValue/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid4 = _errs22 === errors;
if(!valid4){
break;
}
}
}
else {
validate106.errors = [{instancePath:instancePath+"/intersectingStreetByValue",schemaPath:"#/allOf/1/properties/intersectingStreetByValue/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs20 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.intersectingStreetByReferenceUrl !== undefined){
let data11 = data.intersectingStreetByReferenceUrl;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data11)){
var valid5 = true;
const len3 = data11.length;
for(let i3=0; i3<len3; i3++){
const _errs26 = errors;
if(typeof data11[i3] !== "string"){
validate106.errors = [{instancePath:instancePath+"/intersectingStreetByReferenceUrl/" + i3,schemaPath:"#/allOf/1/properties/intersectingStreetByReferenceUrl/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid5 = _errs26 === errors;
if(!valid5){
break;
}
}
}
else {
validate106.errors = [{instancePath:instancePath+"/intersectingStreetByReferenceUrl",schemaPath:"#/allOf/1/properties/intersectingStreetByReferenceUrl/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.cellTowerSectorId !== undefined){
const _errs28 = errors;
if(typeof data.cellTowerSectorId !== "string"){
validate106.errors = [{instancePath:instancePath+"/cellTowerSectorId",schemaPath:"#/allOf/1/properties/cellTowerSectorId/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.additionalDataReference !== undefined){
let data14 = data.additionalDataReference;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data14)){
var valid6 = true;
const len4 = data14.length;
for(let i4=0; i4<len4; i4++){
const _errs32 = errors;
if(!(validate14(data14[i4], {instancePath:instancePath+"/additionalDataReference/" + i4,parentData:data14,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid6 = _errs32 === errors;
if(!valid6){
break;
}
}
}
else {
validate106.errors = [{instancePath:instancePath+"/additionalDataReference",schemaPath:"#/allOf/1/properties/additionalDataReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.localIdentifier !== undefined){
let data16 = data.localIdentifier;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data16)){
var valid7 = true;
const len5 = data16.length;
for(let i5=0; i5<len5; i5++){
const _errs35 = errors;
if(typeof data16[i5] !== "string"){
validate106.errors = [{instancePath:instancePath+"/localIdentifier/" + i5,schemaPath:"#/allOf/1/properties/localIdentifier/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid7 = _errs35 === errors;
if(!valid7){
break;
}
}
}
else {
validate106.errors = [{instancePath:instancePath+"/localIdentifier",schemaPath:"#/allOf/1/properties/localIdentifier/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs33 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data18 = data.notesReference;
const _errs37 = errors;
if(errors === _errs37){
if(Array.isArray(data18)){
var valid8 = true;
const len6 = data18.length;
for(let i6=0; i6<len6; i6++){
const _errs39 = errors;
if(!(validate14(data18[i6], {instancePath:instancePath+"/notesReference/" + i6,parentData:data18,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid8 = _errs39 === errors;
if(!valid8){
break;
}
}
}
else {
validate106.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs37 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate106.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate106.errors = vErrors;
return errors === 0;
}

const schema34 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["personIncidentRoleRegistryText"],"properties":{"ncPersonComponent":{"$ref":"NIEMComponents/nc.yaml#/components/schemas/ncPersonType"},"personIncidentRoleRegistryText":{"type":"array","items":{"type":"string"}},"callIdentifier":{"type":"array","items":{"type":"string"}},"locationReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"destinationReference":{"$ref":"#/components/schemas/ReferenceType"},"eta":{"type":"string","format":"date-time"},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"additionalDataReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"callBackReference":{"$ref":"#/components/schemas/ReferenceType"},"personCallLegState":{"type":"array","items":{"$ref":"#/components/schemas/CallLegStateType"}},"itemReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};
const schema36 = {"type":"object","properties":{"name":{"type":"array","items":{"$ref":"#/components/schemas/ncPersonNameType"}},"ageDescription":{"type":"array","items":{"$ref":"#/components/schemas/ncTextType"}},"ageMeasure":{"type":"array","items":{"$ref":"#/components/schemas/ncTimeMeasureType"}},"sexCode":{"type":"array","items":{"$ref":"ncic.yaml#/components/schemas/ncicSEXCodeType"}},"medicalDescription":{"type":"array","items":{"$ref":"#/components/schemas/ncTextType"}}},"additionalProperties":false};
const schema37 = {"type":"object","properties":{"personGivenName":{"type":"array","items":{"$ref":"#/components/schemas/ncPersonNameTextType"}},"personSurName":{"type":"array","items":{"$ref":"#/components/schemas/ncPersonNameTextType"}},"personFullName":{"type":"array","items":{"$ref":"#/components/schemas/ncPersonNameTextType"}}},"additionalProperties":false};
const schema38 = {"allOf":[{"$ref":"#/components/schemas/ncProperNameTextType"},{"type":"object","properties":{"isPersonNameInitial":{"type":"boolean"},"sequenceId":{"type":"number"},"@context":{"type":"string","enum":["../JSON-LD_Contexts/ncPersonNameTextTypeContext.jsonld"]}}}]};
const schema39 = {"allOf":[{"$ref":"#/components/schemas/ncTextType"},{"type":"object","properties":{}}]};
const schema40 = {"allOf":[{"$ref":"niem-xs.yaml#/components/schemas/niem-xsstring"},{"type":"object","properties":{"lang":{"type":"string"},"isTruncation":{"type":"boolean"},"isPartial":{"type":"boolean"},"@context":{"type":"string","enum":["../JSON-LD_Contexts/ncTextTypeContext.jsonld"]}}}]};
const schema42 = {"type":"object","properties":{"value":{"type":"string"},"@context":{"type":"string","enum":["../JSON-LD_Contexts/niem-xsstringContext.jsonld"]}}};

function validate119(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.value !== undefined){
const _errs3 = errors;
if(typeof data.value !== "string"){
validate119.errors = [{instancePath:instancePath+"/value",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsstring/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs3 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data["@context"] !== undefined){
let data1 = data["@context"];
const _errs5 = errors;
if(typeof data1 !== "string"){
validate119.errors = [{instancePath:instancePath+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsstring/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data1 === "../JSON-LD_Contexts/niem-xsstringContext.jsonld")){
validate119.errors = [{instancePath:instancePath+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsstring/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema42.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
}
}
else {
validate119.errors = [{instancePath,schemaPath:"niem-xs.yaml#/components/schemas/niem-xsstring/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs7 = errors;
if(errors === _errs7){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lang !== undefined){
const _errs9 = errors;
if(typeof data.lang !== "string"){
validate119.errors = [{instancePath:instancePath+"/lang",schemaPath:"#/allOf/1/properties/lang/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs9 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.isTruncation !== undefined){
const _errs11 = errors;
if(typeof data.isTruncation !== "boolean"){
validate119.errors = [{instancePath:instancePath+"/isTruncation",schemaPath:"#/allOf/1/properties/isTruncation/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.isPartial !== undefined){
const _errs13 = errors;
if(typeof data.isPartial !== "boolean"){
validate119.errors = [{instancePath:instancePath+"/isPartial",schemaPath:"#/allOf/1/properties/isPartial/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data["@context"] !== undefined){
let data5 = data["@context"];
const _errs15 = errors;
if(typeof data5 !== "string"){
validate119.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/allOf/1/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data5 === "../JSON-LD_Contexts/ncTextTypeContext.jsonld")){
validate119.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/allOf/1/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema40.allOf[1].properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate119.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
validate119.errors = vErrors;
return errors === 0;
}


function validate118(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate119(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(!(data && typeof data == "object" && !Array.isArray(data))){
validate118.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate118.errors = vErrors;
return errors === 0;
}


function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate118(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.isPersonNameInitial !== undefined){
const _errs3 = errors;
if(typeof data.isPersonNameInitial !== "boolean"){
validate117.errors = [{instancePath:instancePath+"/isPersonNameInitial",schemaPath:"#/allOf/1/properties/isPersonNameInitial/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sequenceId !== undefined){
const _errs5 = errors;
if(!(typeof data.sequenceId == "number")){
validate117.errors = [{instancePath:instancePath+"/sequenceId",schemaPath:"#/allOf/1/properties/sequenceId/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data["@context"] !== undefined){
let data2 = data["@context"];
const _errs7 = errors;
if(typeof data2 !== "string"){
validate117.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/allOf/1/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data2 === "../JSON-LD_Contexts/ncPersonNameTextTypeContext.jsonld")){
validate117.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/allOf/1/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema38.allOf[1].properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate117.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate117.errors = vErrors;
return errors === 0;
}


function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "personGivenName") || (key0 === "personSurName")) || (key0 === "personFullName"))){
validate116.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.personGivenName !== undefined){
let data0 = data.personGivenName;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate117(data0[i0], {instancePath:instancePath+"/personGivenName/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate116.errors = [{instancePath:instancePath+"/personGivenName",schemaPath:"#/properties/personGivenName/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.personSurName !== undefined){
let data2 = data.personSurName;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs7 = errors;
if(!(validate117(data2[i1], {instancePath:instancePath+"/personSurName/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate116.errors = [{instancePath:instancePath+"/personSurName",schemaPath:"#/properties/personSurName/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.personFullName !== undefined){
let data4 = data.personFullName;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid3 = true;
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
const _errs10 = errors;
if(!(validate117(data4[i2], {instancePath:instancePath+"/personFullName/" + i2,parentData:data4,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
else {
validate116.errors = [{instancePath:instancePath+"/personFullName",schemaPath:"#/properties/personFullName/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate116.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate116.errors = vErrors;
return errors === 0;
}

const schema43 = {"allOf":[{"$ref":"#/components/schemas/ncMeasureType"},{"type":"object","properties":{}}]};
const schema44 = {"type":"object","properties":{"unsignedIntegerValue":{"type":"array","items":{"$ref":"niem-xs.yaml#/components/schemas/niem-xsunsignedInt"}},"unit":{"type":"array","items":{"$ref":"#/components/schemas/ncTextType"}}},"additionalProperties":false};
const schema45 = {"type":"object","properties":{"value":{"type":"number"},"@context":{"type":"string","enum":["../JSON-LD_Contexts/niem-xsunsignedIntContext.jsonld"]}}};

function validate129(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "unsignedIntegerValue") || (key0 === "unit"))){
validate129.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.unsignedIntegerValue !== undefined){
let data0 = data.unsignedIntegerValue;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.value !== undefined){
const _errs7 = errors;
if(!(typeof data1.value == "number")){
validate129.errors = [{instancePath:instancePath+"/unsignedIntegerValue/" + i0+"/value",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsunsignedInt/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid3 = _errs7 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1["@context"] !== undefined){
let data3 = data1["@context"];
const _errs9 = errors;
if(typeof data3 !== "string"){
validate129.errors = [{instancePath:instancePath+"/unsignedIntegerValue/" + i0+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsunsignedInt/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data3 === "../JSON-LD_Contexts/niem-xsunsignedIntContext.jsonld")){
validate129.errors = [{instancePath:instancePath+"/unsignedIntegerValue/" + i0+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsunsignedInt/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema45.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs9 === errors;
}
else {
var valid3 = true;
}
}
}
else {
validate129.errors = [{instancePath:instancePath+"/unsignedIntegerValue/" + i0,schemaPath:"niem-xs.yaml#/components/schemas/niem-xsunsignedInt/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate129.errors = [{instancePath:instancePath+"/unsignedIntegerValue",schemaPath:"#/properties/unsignedIntegerValue/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unit !== undefined){
let data4 = data.unit;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
var valid4 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs13 = errors;
if(!(validate119(data4[i1], {instancePath:instancePath+"/unit/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var valid4 = _errs13 === errors;
if(!valid4){
break;
}
}
}
else {
validate129.errors = [{instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate129.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate129.errors = vErrors;
return errors === 0;
}


function validate128(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate129(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate129.errors : vErrors.concat(validate129.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(!(data && typeof data == "object" && !Array.isArray(data))){
validate128.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate128.errors = vErrors;
return errors === 0;
}

const schema47 = {"type":"object","properties":{"simpleType":{"$ref":"ncic.yaml#/components/schemas/ncicSEXCodeSimpleType"},"@context":{"type":"string","enum":["../JSON-LD_Contexts/ncicSEXCodeTypeContext.jsonld"]}}};
const schema48 = {"type":"string","enum":["F","M","U"]};

function validate134(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.simpleType !== undefined){
let data0 = data.simpleType;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate134.errors = [{instancePath:instancePath+"/simpleType",schemaPath:"ncic.yaml#/components/schemas/ncicSEXCodeSimpleType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((data0 === "F") || (data0 === "M")) || (data0 === "U"))){
validate134.errors = [{instancePath:instancePath+"/simpleType",schemaPath:"ncic.yaml#/components/schemas/ncicSEXCodeSimpleType/enum",keyword:"enum",params:{allowedValues: schema48.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["@context"] !== undefined){
let data1 = data["@context"];
const _errs4 = errors;
if(typeof data1 !== "string"){
validate134.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data1 === "../JSON-LD_Contexts/ncicSEXCodeTypeContext.jsonld")){
validate134.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema47.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate134.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate134.errors = vErrors;
return errors === 0;
}


function validate115(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "name") || (key0 === "ageDescription")) || (key0 === "ageMeasure")) || (key0 === "sexCode")) || (key0 === "medicalDescription"))){
validate115.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
let data0 = data.name;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate116(data0[i0], {instancePath:instancePath+"/name/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate115.errors = [{instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ageDescription !== undefined){
let data2 = data.ageDescription;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs7 = errors;
if(!(validate119(data2[i1], {instancePath:instancePath+"/ageDescription/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate115.errors = [{instancePath:instancePath+"/ageDescription",schemaPath:"#/properties/ageDescription/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ageMeasure !== undefined){
let data4 = data.ageMeasure;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid3 = true;
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
const _errs10 = errors;
if(!(validate128(data4[i2], {instancePath:instancePath+"/ageMeasure/" + i2,parentData:data4,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate128.errors : vErrors.concat(validate128.errors);
errors = vErrors.length;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
else {
validate115.errors = [{instancePath:instancePath+"/ageMeasure",schemaPath:"#/properties/ageMeasure/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sexCode !== undefined){
let data6 = data.sexCode;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data6)){
var valid4 = true;
const len3 = data6.length;
for(let i3=0; i3<len3; i3++){
const _errs13 = errors;
if(!(validate134(data6[i3], {instancePath:instancePath+"/sexCode/" + i3,parentData:data6,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors);
errors = vErrors.length;
}
var valid4 = _errs13 === errors;
if(!valid4){
break;
}
}
}
else {
validate115.errors = [{instancePath:instancePath+"/sexCode",schemaPath:"#/properties/sexCode/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.medicalDescription !== undefined){
let data8 = data.medicalDescription;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data8)){
var valid5 = true;
const len4 = data8.length;
for(let i4=0; i4<len4; i4++){
const _errs16 = errors;
if(!(validate119(data8[i4], {instancePath:instancePath+"/medicalDescription/" + i4,parentData:data8,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var valid5 = _errs16 === errors;
if(!valid5){
break;
}
}
}
else {
validate115.errors = [{instancePath:instancePath+"/medicalDescription",schemaPath:"#/properties/medicalDescription/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate115.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate115.errors = vErrors;
return errors === 0;
}


function validate112(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.personIncidentRoleRegistryText === undefined) && (missing0 = "personIncidentRoleRegistryText")){
validate112.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.ncPersonComponent !== undefined){
const _errs3 = errors;
if(!(validate115(data.ncPersonComponent, {instancePath:instancePath+"/ncPersonComponent",parentData:data,parentDataProperty:"ncPersonComponent",rootData}))){
vErrors = vErrors === null ? validate115.errors : vErrors.concat(validate115.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.personIncidentRoleRegistryText !== undefined){
let data1 = data.personIncidentRoleRegistryText;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(typeof data1[i0] !== "string"){
validate112.errors = [{instancePath:instancePath+"/personIncidentRoleRegistryText/" + i0,schemaPath:"#/allOf/1/properties/personIncidentRoleRegistryText/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/personIncidentRoleRegistryText",schemaPath:"#/allOf/1/properties/personIncidentRoleRegistryText/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.callIdentifier !== undefined){
let data3 = data.callIdentifier;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data3)){
var valid3 = true;
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
const _errs10 = errors;
if(typeof data3[i1] !== "string"){
validate112.errors = [{instancePath:instancePath+"/callIdentifier/" + i1,schemaPath:"#/allOf/1/properties/callIdentifier/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/callIdentifier",schemaPath:"#/allOf/1/properties/callIdentifier/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.locationReference !== undefined){
let data5 = data.locationReference;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
var valid4 = true;
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
const _errs14 = errors;
if(!(validate14(data5[i2], {instancePath:instancePath+"/locationReference/" + i2,parentData:data5,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid4 = _errs14 === errors;
if(!valid4){
break;
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/locationReference",schemaPath:"#/allOf/1/properties/locationReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.destinationReference !== undefined){
const _errs15 = errors;
if(!(validate14(data.destinationReference, {instancePath:instancePath+"/destinationReference",parentData:data,parentDataProperty:"destinationReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.eta !== undefined){
let data8 = data.eta;
const _errs16 = errors;
if(errors === _errs16){
if(errors === _errs16){
if(typeof data8 === "string"){
if(!(formats0.test(data8))){
validate112.errors = [{instancePath:instancePath+"/eta",schemaPath:"#/allOf/1/properties/eta/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate112.errors = [{instancePath:instancePath+"/eta",schemaPath:"#/allOf/1/properties/eta/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data9 = data.notesReference;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data9)){
var valid5 = true;
const len3 = data9.length;
for(let i3=0; i3<len3; i3++){
const _errs20 = errors;
if(!(validate14(data9[i3], {instancePath:instancePath+"/notesReference/" + i3,parentData:data9,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid5 = _errs20 === errors;
if(!valid5){
break;
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs18 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.additionalDataReference !== undefined){
let data11 = data.additionalDataReference;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data11)){
var valid6 = true;
const len4 = data11.length;
for(let i4=0; i4<len4; i4++){
const _errs23 = errors;
if(!(validate14(data11[i4], {instancePath:instancePath+"/additionalDataReference/" + i4,parentData:data11,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid6 = _errs23 === errors;
if(!valid6){
break;
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/additionalDataReference",schemaPath:"#/allOf/1/properties/additionalDataReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs21 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.callBackReference !== undefined){
const _errs24 = errors;
if(!(validate14(data.callBackReference, {instancePath:instancePath+"/callBackReference",parentData:data,parentDataProperty:"callBackReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.personCallLegState !== undefined){
let data14 = data.personCallLegState;
const _errs25 = errors;
if(errors === _errs25){
if(Array.isArray(data14)){
var valid7 = true;
const len5 = data14.length;
for(let i5=0; i5<len5; i5++){
const _errs27 = errors;
if(!(validate89(data14[i5], {instancePath:instancePath+"/personCallLegState/" + i5,parentData:data14,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
var valid7 = _errs27 === errors;
if(!valid7){
break;
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/personCallLegState",schemaPath:"#/allOf/1/properties/personCallLegState/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs25 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.itemReference !== undefined){
let data16 = data.itemReference;
const _errs28 = errors;
if(errors === _errs28){
if(Array.isArray(data16)){
var valid8 = true;
const len6 = data16.length;
for(let i6=0; i6<len6; i6++){
const _errs30 = errors;
if(!(validate14(data16[i6], {instancePath:instancePath+"/itemReference/" + i6,parentData:data16,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid8 = _errs30 === errors;
if(!valid8){
break;
}
}
}
else {
validate112.errors = [{instancePath:instancePath+"/itemReference",schemaPath:"#/allOf/1/properties/itemReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs28 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate112.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate112.errors = vErrors;
return errors === 0;
}

const schema49 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["vehicleRelationshipType","vehicleRelationshipTimeStamp"],"properties":{"ncVehicleComponent":{"$ref":"NIEMComponents/nc.yaml#/components/schemas/ncVehicleType"},"vehicleRelationshipType":{"type":"array","items":{"type":"string"},"minItems":1},"vehicleRelationshipTimeStamp":{"type":"string","format":"date-time"},"additionalDataReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"locationReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"destinationReference":{"$ref":"#/components/schemas/ReferenceType"},"eta":{"type":"string","format":"date-time"},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"jCommercialVehicleComponent":{"$ref":"NIEMComponents/j.yaml#/components/schemas/jCommercialVehicleType"},"itemReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};
const schema50 = {"allOf":[{"$ref":"#/components/schemas/ncConveyanceType"},{"type":"object","properties":{}}]};
const schema51 = {"allOf":[{"$ref":"#/components/schemas/ncItemType"},{"type":"object","properties":{"cargo":{"type":"array","items":{"$ref":"#/components/schemas/ncTextType"}},"engineQuantity":{"type":"array","items":{"$ref":"niem-xs.yaml#/components/schemas/niem-xsnonNegativeInteger"}},"isMotorized":{"type":"array","items":{"$ref":"niem-xs.yaml#/components/schemas/niem-xsboolean"}},"isTowed":{"type":"array","items":{"$ref":"niem-xs.yaml#/components/schemas/niem-xsboolean"}},"vehicleUseAnsiD20Code":{"type":"array","items":{"$ref":"aamva_d20.yaml#/components/schemas/aamva_d20VehicleUseCodeType"}},"vehicleUse":{"type":"array","items":{"$ref":"#/components/schemas/ncTextType"}},"cbrnAugmentation":{"type":"array","items":{"$ref":"cbrn.yaml#/components/schemas/cbrnConveyanceAugmentationType"}},"jAugmentation":{"type":"array","items":{"$ref":"j.yaml#/components/schemas/jConveyanceAugmentationType"}},"@context":{"type":"string","enum":["../JSON-LD_Contexts/ncConveyanceTypeContext.jsonld"]}}}]};
const schema52 = {"type":"object","properties":{},"additionalProperties":false};
const schema53 = {"type":"object","properties":{"value":{"type":"number"},"@context":{"type":"string","enum":["../JSON-LD_Contexts/niem-xsnonNegativeIntegerContext.jsonld"]}}};
const schema54 = {"type":"object","properties":{"value":{"type":"boolean"},"@context":{"type":"string","enum":["../JSON-LD_Contexts/niem-xsbooleanContext.jsonld"]}}};
const schema57 = {"type":"object","properties":{"simpleType":{"$ref":"aamva_d20.yaml#/components/schemas/aamva_d20VehicleUseCodeSimpleType"},"@context":{"type":"string","enum":["../JSON-LD_Contexts/aamva_d20VehicleUseCodeTypeContext.jsonld"]}}};
const schema58 = {"type":"string","enum":["00","01","02","03","04","05","06","07",8,9,"10","11","12","13","97","99"]};

function validate152(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.simpleType !== undefined){
let data0 = data.simpleType;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate152.errors = [{instancePath:instancePath+"/simpleType",schemaPath:"aamva_d20.yaml#/components/schemas/aamva_d20VehicleUseCodeSimpleType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!((((((((((((((((data0 === "00") || (data0 === "01")) || (data0 === "02")) || (data0 === "03")) || (data0 === "04")) || (data0 === "05")) || (data0 === "06")) || (data0 === "07")) || (data0 === 8)) || (data0 === 9)) || (data0 === "10")) || (data0 === "11")) || (data0 === "12")) || (data0 === "13")) || (data0 === "97")) || (data0 === "99"))){
validate152.errors = [{instancePath:instancePath+"/simpleType",schemaPath:"aamva_d20.yaml#/components/schemas/aamva_d20VehicleUseCodeSimpleType/enum",keyword:"enum",params:{allowedValues: schema58.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["@context"] !== undefined){
let data1 = data["@context"];
const _errs4 = errors;
if(typeof data1 !== "string"){
validate152.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data1 === "../JSON-LD_Contexts/aamva_d20VehicleUseCodeTypeContext.jsonld")){
validate152.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema57.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate152.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate152.errors = vErrors;
return errors === 0;
}

const schema60 = {"type":"object","properties":{"conveyanceKindCode":{"type":"array","items":{"$ref":"cbrncl.yaml#/components/schemas/cbrnclConveyanceKindCodeType"}},"conveyanceWeightDescription":{"type":"array","items":{"$ref":"nc.yaml#/components/schemas/ncTextType"}},"@context":{"type":"string","enum":["../JSON-LD_Contexts/cbrnConveyanceAugmentationTypeContext.jsonld"]}}};
const schema62 = {"type":"object","properties":{"simpleType":{"$ref":"cbrncl.yaml#/components/schemas/cbrnclConveyanceKindCodeSimpleType"},"@context":{"type":"string","enum":["../JSON-LD_Contexts/cbrnclConveyanceKindCodeTypeContext.jsonld"]}}};
const schema63 = {"type":"string","enum":["A01","A02","A03","A04","A05","A06","A07","A08","A09","A10","A11","A12","A13","A14","A15","A16","A17","A18","B01","B02","B03","B04","B05","C01","other","pipeline","R01","R02","R03","R04","R05","R06","R07","S01","S02","S03","S04","S05","S06","S07","S08","S09","S10","unknown","V01","V02","V03","V04","V05","V06","V07","V08","V09","V10","V11","V12","V13","V14","V15","V16","V17","V18","V19","V20","V21","V22","V23","V24","V25"]};

function validate158(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.simpleType !== undefined){
let data0 = data.simpleType;
const _errs1 = errors;
if(typeof data0 !== "string"){
validate158.errors = [{instancePath:instancePath+"/simpleType",schemaPath:"cbrncl.yaml#/components/schemas/cbrnclConveyanceKindCodeSimpleType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((data0 === "A01") || (data0 === "A02")) || (data0 === "A03")) || (data0 === "A04")) || (data0 === "A05")) || (data0 === "A06")) || (data0 === "A07")) || (data0 === "A08")) || (data0 === "A09")) || (data0 === "A10")) || (data0 === "A11")) || (data0 === "A12")) || (data0 === "A13")) || (data0 === "A14")) || (data0 === "A15")) || (data0 === "A16")) || (data0 === "A17")) || (data0 === "A18")) || (data0 === "B01")) || (data0 === "B02")) || (data0 === "B03")) || (data0 === "B04")) || (data0 === "B05")) || (data0 === "C01")) || (data0 === "other")) || (data0 === "pipeline")) || (data0 === "R01")) || (data0 === "R02")) || (data0 === "R03")) || (data0 === "R04")) || (data0 === "R05")) || (data0 === "R06")) || (data0 === "R07")) || (data0 === "S01")) || (data0 === "S02")) || (data0 === "S03")) || (data0 === "S04")) || (data0 === "S05")) || (data0 === "S06")) || (data0 === "S07")) || (data0 === "S08")) || (data0 === "S09")) || (data0 === "S10")) || (data0 === "unknown")) || (data0 === "V01")) || (data0 === "V02")) || (data0 === "V03")) || (data0 === "V04")) || (data0 === "V05")) || (data0 === "V06")) || (data0 === "V07")) || (data0 === "V08")) || (data0 === "V09")) || (data0 === "V10")) || (data0 === "V11")) || (data0 === "V12")) || (data0 === "V13")) || (data0 === "V14")) || (data0 === "V15")) || (data0 === "V16")) || (data0 === "V17")) || (data0 === "V18")) || (data0 === "V19")) || (data0 === "V20")) || (data0 === "V21")) || (data0 === "V22")) || (data0 === "V23")) || (data0 === "V24")) || (data0 === "V25"))){
validate158.errors = [{instancePath:instancePath+"/simpleType",schemaPath:"cbrncl.yaml#/components/schemas/cbrnclConveyanceKindCodeSimpleType/enum",keyword:"enum",params:{allowedValues: schema63.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["@context"] !== undefined){
let data1 = data["@context"];
const _errs4 = errors;
if(typeof data1 !== "string"){
validate158.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data1 === "../JSON-LD_Contexts/cbrnclConveyanceKindCodeTypeContext.jsonld")){
validate158.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema62.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
else {
validate158.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate158.errors = vErrors;
return errors === 0;
}


function validate160(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.value !== undefined){
const _errs3 = errors;
if(typeof data.value !== "string"){
validate160.errors = [{instancePath:instancePath+"/value",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsstring/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs3 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data["@context"] !== undefined){
let data1 = data["@context"];
const _errs5 = errors;
if(typeof data1 !== "string"){
validate160.errors = [{instancePath:instancePath+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsstring/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data1 === "../JSON-LD_Contexts/niem-xsstringContext.jsonld")){
validate160.errors = [{instancePath:instancePath+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsstring/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema42.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs5 === errors;
}
else {
var valid2 = true;
}
}
}
else {
validate160.errors = [{instancePath,schemaPath:"niem-xs.yaml#/components/schemas/niem-xsstring/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs7 = errors;
if(errors === _errs7){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.lang !== undefined){
const _errs9 = errors;
if(typeof data.lang !== "string"){
validate160.errors = [{instancePath:instancePath+"/lang",schemaPath:"#/allOf/1/properties/lang/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs9 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.isTruncation !== undefined){
const _errs11 = errors;
if(typeof data.isTruncation !== "boolean"){
validate160.errors = [{instancePath:instancePath+"/isTruncation",schemaPath:"#/allOf/1/properties/isTruncation/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs11 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.isPartial !== undefined){
const _errs13 = errors;
if(typeof data.isPartial !== "boolean"){
validate160.errors = [{instancePath:instancePath+"/isPartial",schemaPath:"#/allOf/1/properties/isPartial/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs13 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data["@context"] !== undefined){
let data5 = data["@context"];
const _errs15 = errors;
if(typeof data5 !== "string"){
validate160.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/allOf/1/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data5 === "../JSON-LD_Contexts/ncTextTypeContext.jsonld")){
validate160.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/allOf/1/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema40.allOf[1].properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs15 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
else {
validate160.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs7 === errors;
}
validate160.errors = vErrors;
return errors === 0;
}


function validate156(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.conveyanceKindCode !== undefined){
let data0 = data.conveyanceKindCode;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs3 = errors;
if(!(validate158(data0[i0], {instancePath:instancePath+"/conveyanceKindCode/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate158.errors : vErrors.concat(validate158.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate156.errors = [{instancePath:instancePath+"/conveyanceKindCode",schemaPath:"#/properties/conveyanceKindCode/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.conveyanceWeightDescription !== undefined){
let data2 = data.conveyanceWeightDescription;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs6 = errors;
if(!(validate160(data2[i1], {instancePath:instancePath+"/conveyanceWeightDescription/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate160.errors : vErrors.concat(validate160.errors);
errors = vErrors.length;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
else {
validate156.errors = [{instancePath:instancePath+"/conveyanceWeightDescription",schemaPath:"#/properties/conveyanceWeightDescription/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["@context"] !== undefined){
let data4 = data["@context"];
const _errs7 = errors;
if(typeof data4 !== "string"){
validate156.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data4 === "../JSON-LD_Contexts/cbrnConveyanceAugmentationTypeContext.jsonld")){
validate156.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema60.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate156.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate156.errors = vErrors;
return errors === 0;
}

const schema67 = {"type":"object","properties":{"isConveyanceJointlyRegistered":{"type":"array","items":{"$ref":"niem-xs.yaml#/components/schemas/niem-xsboolean"}},"isStateAssignedVin":{"type":"array","items":{"$ref":"niem-xs.yaml#/components/schemas/niem-xsboolean"}},"@context":{"type":"string","enum":["../JSON-LD_Contexts/jConveyanceAugmentationTypeContext.jsonld"]}}};

function validate164(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.isConveyanceJointlyRegistered !== undefined){
let data0 = data.isConveyanceJointlyRegistered;
const _errs1 = errors;
if(errors === _errs1){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs3 = errors;
const _errs4 = errors;
if(errors === _errs4){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.value !== undefined){
const _errs6 = errors;
if(typeof data1.value !== "boolean"){
validate164.errors = [{instancePath:instancePath+"/isConveyanceJointlyRegistered/" + i0+"/value",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/value/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid3 = _errs6 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data1["@context"] !== undefined){
let data3 = data1["@context"];
const _errs8 = errors;
if(typeof data3 !== "string"){
validate164.errors = [{instancePath:instancePath+"/isConveyanceJointlyRegistered/" + i0+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data3 === "../JSON-LD_Contexts/niem-xsbooleanContext.jsonld")){
validate164.errors = [{instancePath:instancePath+"/isConveyanceJointlyRegistered/" + i0+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema54.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid3 = _errs8 === errors;
}
else {
var valid3 = true;
}
}
}
else {
validate164.errors = [{instancePath:instancePath+"/isConveyanceJointlyRegistered/" + i0,schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs3 === errors;
if(!valid1){
break;
}
}
}
else {
validate164.errors = [{instancePath:instancePath+"/isConveyanceJointlyRegistered",schemaPath:"#/properties/isConveyanceJointlyRegistered/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.isStateAssignedVin !== undefined){
let data4 = data.isStateAssignedVin;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
var valid4 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
const _errs12 = errors;
const _errs13 = errors;
if(errors === _errs13){
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.value !== undefined){
const _errs15 = errors;
if(typeof data5.value !== "boolean"){
validate164.errors = [{instancePath:instancePath+"/isStateAssignedVin/" + i1+"/value",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/value/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid6 = _errs15 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data5["@context"] !== undefined){
let data7 = data5["@context"];
const _errs17 = errors;
if(typeof data7 !== "string"){
validate164.errors = [{instancePath:instancePath+"/isStateAssignedVin/" + i1+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data7 === "../JSON-LD_Contexts/niem-xsbooleanContext.jsonld")){
validate164.errors = [{instancePath:instancePath+"/isStateAssignedVin/" + i1+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema54.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
}
}
else {
validate164.errors = [{instancePath:instancePath+"/isStateAssignedVin/" + i1,schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs12 === errors;
if(!valid4){
break;
}
}
}
else {
validate164.errors = [{instancePath:instancePath+"/isStateAssignedVin",schemaPath:"#/properties/isStateAssignedVin/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["@context"] !== undefined){
let data8 = data["@context"];
const _errs19 = errors;
if(typeof data8 !== "string"){
validate164.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data8 === "../JSON-LD_Contexts/jConveyanceAugmentationTypeContext.jsonld")){
validate164.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema67.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate164.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate164.errors = vErrors;
return errors === 0;
}


function validate149(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
validate149.errors = [{instancePath,schemaPath:"#/components/schemas/ncItemType/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
else {
validate149.errors = [{instancePath,schemaPath:"#/components/schemas/ncItemType/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs4 = errors;
if(errors === _errs4){
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.cargo !== undefined){
let data0 = data.cargo;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data0)){
var valid3 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs8 = errors;
if(!(validate119(data0[i0], {instancePath:instancePath+"/cargo/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var valid3 = _errs8 === errors;
if(!valid3){
break;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/cargo",schemaPath:"#/allOf/1/properties/cargo/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs6 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.engineQuantity !== undefined){
let data2 = data.engineQuantity;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data2)){
var valid4 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
let data3 = data2[i1];
const _errs11 = errors;
const _errs12 = errors;
if(errors === _errs12){
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.value !== undefined){
const _errs14 = errors;
if(!(typeof data3.value == "number")){
validate149.errors = [{instancePath:instancePath+"/engineQuantity/" + i1+"/value",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsnonNegativeInteger/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data3["@context"] !== undefined){
let data5 = data3["@context"];
const _errs16 = errors;
if(typeof data5 !== "string"){
validate149.errors = [{instancePath:instancePath+"/engineQuantity/" + i1+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsnonNegativeInteger/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data5 === "../JSON-LD_Contexts/niem-xsnonNegativeIntegerContext.jsonld")){
validate149.errors = [{instancePath:instancePath+"/engineQuantity/" + i1+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsnonNegativeInteger/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema53.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid6 = _errs16 === errors;
}
else {
var valid6 = true;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/engineQuantity/" + i1,schemaPath:"niem-xs.yaml#/components/schemas/niem-xsnonNegativeInteger/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs11 === errors;
if(!valid4){
break;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/engineQuantity",schemaPath:"#/allOf/1/properties/engineQuantity/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs9 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.isMotorized !== undefined){
let data6 = data.isMotorized;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data6)){
var valid7 = true;
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
let data7 = data6[i2];
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.value !== undefined){
const _errs23 = errors;
if(typeof data7.value !== "boolean"){
validate149.errors = [{instancePath:instancePath+"/isMotorized/" + i2+"/value",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/value/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid9 = _errs23 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data7["@context"] !== undefined){
let data9 = data7["@context"];
const _errs25 = errors;
if(typeof data9 !== "string"){
validate149.errors = [{instancePath:instancePath+"/isMotorized/" + i2+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data9 === "../JSON-LD_Contexts/niem-xsbooleanContext.jsonld")){
validate149.errors = [{instancePath:instancePath+"/isMotorized/" + i2+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema54.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid9 = _errs25 === errors;
}
else {
var valid9 = true;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/isMotorized/" + i2,schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid7 = _errs20 === errors;
if(!valid7){
break;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/isMotorized",schemaPath:"#/allOf/1/properties/isMotorized/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs18 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.isTowed !== undefined){
let data10 = data.isTowed;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data10)){
var valid10 = true;
const len3 = data10.length;
for(let i3=0; i3<len3; i3++){
let data11 = data10[i3];
const _errs29 = errors;
const _errs30 = errors;
if(errors === _errs30){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.value !== undefined){
const _errs32 = errors;
if(typeof data11.value !== "boolean"){
validate149.errors = [{instancePath:instancePath+"/isTowed/" + i3+"/value",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/value/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"}];
return false;
}
var valid12 = _errs32 === errors;
}
else {
var valid12 = true;
}
if(valid12){
if(data11["@context"] !== undefined){
let data13 = data11["@context"];
const _errs34 = errors;
if(typeof data13 !== "string"){
validate149.errors = [{instancePath:instancePath+"/isTowed/" + i3+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data13 === "../JSON-LD_Contexts/niem-xsbooleanContext.jsonld")){
validate149.errors = [{instancePath:instancePath+"/isTowed/" + i3+"/@context",schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema54.properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid12 = _errs34 === errors;
}
else {
var valid12 = true;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/isTowed/" + i3,schemaPath:"niem-xs.yaml#/components/schemas/niem-xsboolean/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid10 = _errs29 === errors;
if(!valid10){
break;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/isTowed",schemaPath:"#/allOf/1/properties/isTowed/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs27 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.vehicleUseAnsiD20Code !== undefined){
let data14 = data.vehicleUseAnsiD20Code;
const _errs36 = errors;
if(errors === _errs36){
if(Array.isArray(data14)){
var valid13 = true;
const len4 = data14.length;
for(let i4=0; i4<len4; i4++){
const _errs38 = errors;
if(!(validate152(data14[i4], {instancePath:instancePath+"/vehicleUseAnsiD20Code/" + i4,parentData:data14,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
var valid13 = _errs38 === errors;
if(!valid13){
break;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/vehicleUseAnsiD20Code",schemaPath:"#/allOf/1/properties/vehicleUseAnsiD20Code/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs36 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.vehicleUse !== undefined){
let data16 = data.vehicleUse;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data16)){
var valid14 = true;
const len5 = data16.length;
for(let i5=0; i5<len5; i5++){
const _errs41 = errors;
if(!(validate119(data16[i5], {instancePath:instancePath+"/vehicleUse/" + i5,parentData:data16,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors);
errors = vErrors.length;
}
var valid14 = _errs41 === errors;
if(!valid14){
break;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/vehicleUse",schemaPath:"#/allOf/1/properties/vehicleUse/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs39 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.cbrnAugmentation !== undefined){
let data18 = data.cbrnAugmentation;
const _errs42 = errors;
if(errors === _errs42){
if(Array.isArray(data18)){
var valid15 = true;
const len6 = data18.length;
for(let i6=0; i6<len6; i6++){
const _errs44 = errors;
if(!(validate156(data18[i6], {instancePath:instancePath+"/cbrnAugmentation/" + i6,parentData:data18,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate156.errors : vErrors.concat(validate156.errors);
errors = vErrors.length;
}
var valid15 = _errs44 === errors;
if(!valid15){
break;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/cbrnAugmentation",schemaPath:"#/allOf/1/properties/cbrnAugmentation/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs42 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.jAugmentation !== undefined){
let data20 = data.jAugmentation;
const _errs45 = errors;
if(errors === _errs45){
if(Array.isArray(data20)){
var valid16 = true;
const len7 = data20.length;
for(let i7=0; i7<len7; i7++){
const _errs47 = errors;
if(!(validate164(data20[i7], {instancePath:instancePath+"/jAugmentation/" + i7,parentData:data20,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid16 = _errs47 === errors;
if(!valid16){
break;
}
}
}
else {
validate149.errors = [{instancePath:instancePath+"/jAugmentation",schemaPath:"#/allOf/1/properties/jAugmentation/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid2 = _errs45 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data["@context"] !== undefined){
let data22 = data["@context"];
const _errs48 = errors;
if(typeof data22 !== "string"){
validate149.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/allOf/1/properties/%40context/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data22 === "../JSON-LD_Contexts/ncConveyanceTypeContext.jsonld")){
validate149.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/allOf/1/properties/%40context/enum",keyword:"enum",params:{allowedValues: schema51.allOf[1].properties["@context"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid2 = _errs48 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate149.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs4 === errors;
}
validate149.errors = vErrors;
return errors === 0;
}


function validate148(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate149(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate149.errors : vErrors.concat(validate149.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(!(data && typeof data == "object" && !Array.isArray(data))){
validate148.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate148.errors = vErrors;
return errors === 0;
}

const schema70 = {"allOf":[{"$ref":"nc.yaml#/components/schemas/ncVehicleType"},{"type":"object","properties":{}}]};

function validate173(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate149(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate149.errors : vErrors.concat(validate149.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(!(data && typeof data == "object" && !Array.isArray(data))){
validate173.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate173.errors = vErrors;
return errors === 0;
}


function validate172(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate173(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(!(data && typeof data == "object" && !Array.isArray(data))){
validate172.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate172.errors = vErrors;
return errors === 0;
}


function validate146(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.vehicleRelationshipType === undefined) && (missing0 = "vehicleRelationshipType")) || ((data.vehicleRelationshipTimeStamp === undefined) && (missing0 = "vehicleRelationshipTimeStamp"))){
validate146.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.ncVehicleComponent !== undefined){
const _errs3 = errors;
if(!(validate148(data.ncVehicleComponent, {instancePath:instancePath+"/ncVehicleComponent",parentData:data,parentDataProperty:"ncVehicleComponent",rootData}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.vehicleRelationshipType !== undefined){
let data1 = data.vehicleRelationshipType;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data1)){
if(data1.length < 1){
validate146.errors = [{instancePath:instancePath+"/vehicleRelationshipType",schemaPath:"#/allOf/1/properties/vehicleRelationshipType/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(typeof data1[i0] !== "string"){
validate146.errors = [{instancePath:instancePath+"/vehicleRelationshipType/" + i0,schemaPath:"#/allOf/1/properties/vehicleRelationshipType/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs6 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate146.errors = [{instancePath:instancePath+"/vehicleRelationshipType",schemaPath:"#/allOf/1/properties/vehicleRelationshipType/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.vehicleRelationshipTimeStamp !== undefined){
let data3 = data.vehicleRelationshipTimeStamp;
const _errs8 = errors;
if(errors === _errs8){
if(errors === _errs8){
if(typeof data3 === "string"){
if(!(formats0.test(data3))){
validate146.errors = [{instancePath:instancePath+"/vehicleRelationshipTimeStamp",schemaPath:"#/allOf/1/properties/vehicleRelationshipTimeStamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate146.errors = [{instancePath:instancePath+"/vehicleRelationshipTimeStamp",schemaPath:"#/allOf/1/properties/vehicleRelationshipTimeStamp/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs8 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.additionalDataReference !== undefined){
let data4 = data.additionalDataReference;
const _errs10 = errors;
if(errors === _errs10){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs12 = errors;
if(!(validate14(data4[i1], {instancePath:instancePath+"/additionalDataReference/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid3 = _errs12 === errors;
if(!valid3){
break;
}
}
}
else {
validate146.errors = [{instancePath:instancePath+"/additionalDataReference",schemaPath:"#/allOf/1/properties/additionalDataReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs10 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.locationReference !== undefined){
let data6 = data.locationReference;
const _errs13 = errors;
if(errors === _errs13){
if(Array.isArray(data6)){
var valid4 = true;
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
const _errs15 = errors;
if(!(validate14(data6[i2], {instancePath:instancePath+"/locationReference/" + i2,parentData:data6,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid4 = _errs15 === errors;
if(!valid4){
break;
}
}
}
else {
validate146.errors = [{instancePath:instancePath+"/locationReference",schemaPath:"#/allOf/1/properties/locationReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.destinationReference !== undefined){
const _errs16 = errors;
if(!(validate14(data.destinationReference, {instancePath:instancePath+"/destinationReference",parentData:data,parentDataProperty:"destinationReference",rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid1 = _errs16 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.eta !== undefined){
let data9 = data.eta;
const _errs17 = errors;
if(errors === _errs17){
if(errors === _errs17){
if(typeof data9 === "string"){
if(!(formats0.test(data9))){
validate146.errors = [{instancePath:instancePath+"/eta",schemaPath:"#/allOf/1/properties/eta/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate146.errors = [{instancePath:instancePath+"/eta",schemaPath:"#/allOf/1/properties/eta/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data10 = data.notesReference;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data10)){
var valid5 = true;
const len3 = data10.length;
for(let i3=0; i3<len3; i3++){
const _errs21 = errors;
if(!(validate14(data10[i3], {instancePath:instancePath+"/notesReference/" + i3,parentData:data10,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid5 = _errs21 === errors;
if(!valid5){
break;
}
}
}
else {
validate146.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs19 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.jCommercialVehicleComponent !== undefined){
const _errs22 = errors;
if(!(validate172(data.jCommercialVehicleComponent, {instancePath:instancePath+"/jCommercialVehicleComponent",parentData:data,parentDataProperty:"jCommercialVehicleComponent",rootData}))){
vErrors = vErrors === null ? validate172.errors : vErrors.concat(validate172.errors);
errors = vErrors.length;
}
var valid1 = _errs22 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.itemReference !== undefined){
let data13 = data.itemReference;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data13)){
var valid6 = true;
const len4 = data13.length;
for(let i4=0; i4<len4; i4++){
const _errs25 = errors;
if(!(validate14(data13[i4], {instancePath:instancePath+"/itemReference/" + i4,parentData:data13,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid6 = _errs25 === errors;
if(!valid6){
break;
}
}
}
else {
validate146.errors = [{instancePath:instancePath+"/itemReference",schemaPath:"#/allOf/1/properties/itemReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs23 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate146.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate146.errors = vErrors;
return errors === 0;
}

const schema72 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["cautionTypeInternalText","cautionTypeCommonRegistryText","cautionSeverity"],"properties":{"cautionTypeInternalText":{"type":"string"},"cautionTypeCommonRegistryText":{"type":"string"},"cautionTypeCommonSubRegistryText":{"type":"array","items":{"type":"string"}},"cautionSeverity":{"type":"string","enum":["highest","high","normal","low","lowest"]},"cautionSource":{"type":"string"},"startDate":{"type":"string","format":"date-time"}}}]};

function validate179(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.cautionTypeInternalText === undefined) && (missing0 = "cautionTypeInternalText")) || ((data.cautionTypeCommonRegistryText === undefined) && (missing0 = "cautionTypeCommonRegistryText"))) || ((data.cautionSeverity === undefined) && (missing0 = "cautionSeverity"))){
validate179.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.cautionTypeInternalText !== undefined){
const _errs3 = errors;
if(typeof data.cautionTypeInternalText !== "string"){
validate179.errors = [{instancePath:instancePath+"/cautionTypeInternalText",schemaPath:"#/allOf/1/properties/cautionTypeInternalText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.cautionTypeCommonRegistryText !== undefined){
const _errs5 = errors;
if(typeof data.cautionTypeCommonRegistryText !== "string"){
validate179.errors = [{instancePath:instancePath+"/cautionTypeCommonRegistryText",schemaPath:"#/allOf/1/properties/cautionTypeCommonRegistryText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.cautionTypeCommonSubRegistryText !== undefined){
let data2 = data.cautionTypeCommonSubRegistryText;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data2)){
var valid2 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(typeof data2[i0] !== "string"){
validate179.errors = [{instancePath:instancePath+"/cautionTypeCommonSubRegistryText/" + i0,schemaPath:"#/allOf/1/properties/cautionTypeCommonSubRegistryText/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs9 === errors;
if(!valid2){
break;
}
}
}
else {
validate179.errors = [{instancePath:instancePath+"/cautionTypeCommonSubRegistryText",schemaPath:"#/allOf/1/properties/cautionTypeCommonSubRegistryText/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.cautionSeverity !== undefined){
let data4 = data.cautionSeverity;
const _errs11 = errors;
if(typeof data4 !== "string"){
validate179.errors = [{instancePath:instancePath+"/cautionSeverity",schemaPath:"#/allOf/1/properties/cautionSeverity/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(((((data4 === "highest") || (data4 === "high")) || (data4 === "normal")) || (data4 === "low")) || (data4 === "lowest"))){
validate179.errors = [{instancePath:instancePath+"/cautionSeverity",schemaPath:"#/allOf/1/properties/cautionSeverity/enum",keyword:"enum",params:{allowedValues: schema72.allOf[1].properties.cautionSeverity.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.cautionSource !== undefined){
const _errs13 = errors;
if(typeof data.cautionSource !== "string"){
validate179.errors = [{instancePath:instancePath+"/cautionSource",schemaPath:"#/allOf/1/properties/cautionSource/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs13 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.startDate !== undefined){
let data6 = data.startDate;
const _errs15 = errors;
if(errors === _errs15){
if(errors === _errs15){
if(typeof data6 === "string"){
if(!(formats0.test(data6))){
validate179.errors = [{instancePath:instancePath+"/startDate",schemaPath:"#/allOf/1/properties/startDate/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""}];
return false;
}
}
else {
validate179.errors = [{instancePath:instancePath+"/startDate",schemaPath:"#/allOf/1/properties/startDate/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs15 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
else {
validate179.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate179.errors = vErrors;
return errors === 0;
}

const schema73 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["uri","contentType"],"properties":{"uri":{"type":"string","format":"uri-reference"},"contentType":{"type":"string"},"label":{"type":"string"}}}]};
const formats22 = /^[^\s<>"{}|\\^`]*$/;

function validate182(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.uri === undefined) && (missing0 = "uri")) || ((data.contentType === undefined) && (missing0 = "contentType"))){
validate182.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.uri !== undefined){
let data0 = data.uri;
const _errs3 = errors;
if(errors === _errs3){
if(errors === _errs3){
if(typeof data0 === "string"){
if(!(formats22.test(data0))){
validate182.errors = [{instancePath:instancePath+"/uri",schemaPath:"#/allOf/1/properties/uri/format",keyword:"format",params:{format: "uri-reference"},message:"must match format \""+"uri-reference"+"\""}];
return false;
}
}
else {
validate182.errors = [{instancePath:instancePath+"/uri",schemaPath:"#/allOf/1/properties/uri/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.contentType !== undefined){
const _errs5 = errors;
if(typeof data.contentType !== "string"){
validate182.errors = [{instancePath:instancePath+"/contentType",schemaPath:"#/allOf/1/properties/contentType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.label !== undefined){
const _errs7 = errors;
if(typeof data.label !== "string"){
validate182.errors = [{instancePath:instancePath+"/label",schemaPath:"#/allOf/1/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate182.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate182.errors = vErrors;
return errors === 0;
}

const schema74 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["sharedCommunicationResourceType"],"properties":{"sharedCommunicationResourceType":{"type":"string"},"sharedCommunicationResourceByReferenceUrl":{"type":"string"},"sharedCommunicationResourceByValue":{"type":"string"},"connectedSharedCommunicationResources":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}},"notesReference":{"type":"array","items":{"$ref":"#/components/schemas/ReferenceType"}}}}]};

function validate185(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.sharedCommunicationResourceType === undefined) && (missing0 = "sharedCommunicationResourceType")){
validate185.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.sharedCommunicationResourceType !== undefined){
const _errs3 = errors;
if(typeof data.sharedCommunicationResourceType !== "string"){
validate185.errors = [{instancePath:instancePath+"/sharedCommunicationResourceType",schemaPath:"#/allOf/1/properties/sharedCommunicationResourceType/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sharedCommunicationResourceByReferenceUrl !== undefined){
const _errs5 = errors;
if(typeof data.sharedCommunicationResourceByReferenceUrl !== "string"){
validate185.errors = [{instancePath:instancePath+"/sharedCommunicationResourceByReferenceUrl",schemaPath:"#/allOf/1/properties/sharedCommunicationResourceByReferenceUrl/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sharedCommunicationResourceByValue !== undefined){
const _errs7 = errors;
if(typeof data.sharedCommunicationResourceByValue !== "string"){
validate185.errors = [{instancePath:instancePath+"/sharedCommunicationResourceByValue",schemaPath:"#/allOf/1/properties/sharedCommunicationResourceByValue/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.connectedSharedCommunicationResources !== undefined){
let data3 = data.connectedSharedCommunicationResources;
const _errs9 = errors;
if(errors === _errs9){
if(Array.isArray(data3)){
var valid2 = true;
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
const _errs11 = errors;
if(!(validate14(data3[i0], {instancePath:instancePath+"/connectedSharedCommunicationResources/" + i0,parentData:data3,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid2 = _errs11 === errors;
if(!valid2){
break;
}
}
}
else {
validate185.errors = [{instancePath:instancePath+"/connectedSharedCommunicationResources",schemaPath:"#/allOf/1/properties/connectedSharedCommunicationResources/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesReference !== undefined){
let data5 = data.notesReference;
const _errs12 = errors;
if(errors === _errs12){
if(Array.isArray(data5)){
var valid3 = true;
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
const _errs14 = errors;
if(!(validate14(data5[i1], {instancePath:instancePath+"/notesReference/" + i1,parentData:data5,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
errors = vErrors.length;
}
var valid3 = _errs14 === errors;
if(!valid3){
break;
}
}
}
else {
validate185.errors = [{instancePath:instancePath+"/notesReference",schemaPath:"#/allOf/1/properties/notesReference/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs12 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
else {
validate185.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate185.errors = vErrors;
return errors === 0;
}

const schema75 = {"allOf":[{"$ref":"#/components/schemas/PrologueType"},{"type":"object","required":["externalSourceRegistryText"],"properties":{"externalSourceRegistryText":{"type":"string"},"externalSourceAcessString":{"type":"string"}}}]};

function validate190(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.externalSourceRegistryText === undefined) && (missing0 = "externalSourceRegistryText")){
validate190.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.externalSourceRegistryText !== undefined){
const _errs3 = errors;
if(typeof data.externalSourceRegistryText !== "string"){
validate190.errors = [{instancePath:instancePath+"/externalSourceRegistryText",schemaPath:"#/allOf/1/properties/externalSourceRegistryText/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.externalSourceAcessString !== undefined){
const _errs5 = errors;
if(typeof data.externalSourceAcessString !== "string"){
validate190.errors = [{instancePath:instancePath+"/externalSourceAcessString",schemaPath:"#/allOf/1/properties/externalSourceAcessString/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
}
}
}
else {
validate190.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate190.errors = vErrors;
return errors === 0;
}


function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
if(!(validate13(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
if(valid0){
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.eidoVersion === undefined) && (missing0 = "eidoVersion")) || ((data.issuingElementIdentification === undefined) && (missing0 = "issuingElementIdentification"))) || ((data.agencyComponent === undefined) && (missing0 = "agencyComponent"))){
validate12.errors = [{instancePath,schemaPath:"#/allOf/1/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
if(data.eidoVersion !== undefined){
let data0 = data.eidoVersion;
const _errs3 = errors;
if(typeof data0 !== "string"){
validate12.errors = [{instancePath:instancePath+"/eidoVersion",schemaPath:"#/allOf/1/properties/eidoVersion/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data0 === "1.0")){
validate12.errors = [{instancePath:instancePath+"/eidoVersion",schemaPath:"#/allOf/1/properties/eidoVersion/enum",keyword:"enum",params:{allowedValues: schema13.allOf[1].properties.eidoVersion.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid1 = _errs3 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.eidoExtensionId !== undefined){
let data1 = data.eidoExtensionId;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data1)){
var valid2 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(typeof data1[i0] !== "string"){
validate12.errors = [{instancePath:instancePath+"/eidoExtensionId/" + i0,schemaPath:"#/allOf/1/properties/eidoExtensionId/items/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/eidoExtensionId",schemaPath:"#/allOf/1/properties/eidoExtensionId/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs5 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.issuingElementIdentification !== undefined){
const _errs9 = errors;
if(typeof data.issuingElementIdentification !== "string"){
validate12.errors = [{instancePath:instancePath+"/issuingElementIdentification",schemaPath:"#/allOf/1/properties/issuingElementIdentification/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs9 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.mergeComponent !== undefined){
let data4 = data.mergeComponent;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data4)){
var valid3 = true;
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
const _errs13 = errors;
if(!(validate21(data4[i1], {instancePath:instancePath+"/mergeComponent/" + i1,parentData:data4,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid3 = _errs13 === errors;
if(!valid3){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/mergeComponent",schemaPath:"#/allOf/1/properties/mergeComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs11 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.linkComponent !== undefined){
let data6 = data.linkComponent;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data6)){
var valid4 = true;
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
const _errs16 = errors;
if(!(validate24(data6[i2], {instancePath:instancePath+"/linkComponent/" + i2,parentData:data6,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid4 = _errs16 === errors;
if(!valid4){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/linkComponent",schemaPath:"#/allOf/1/properties/linkComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs14 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.incidentComponent !== undefined){
const _errs17 = errors;
if(!(validate28(data.incidentComponent, {instancePath:instancePath+"/incidentComponent",parentData:data,parentDataProperty:"incidentComponent",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
var valid1 = _errs17 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.callComponent !== undefined){
let data9 = data.callComponent;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data9)){
var valid5 = true;
const len3 = data9.length;
for(let i3=0; i3<len3; i3++){
const _errs20 = errors;
if(!(validate41(data9[i3], {instancePath:instancePath+"/callComponent/" + i3,parentData:data9,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid5 = _errs20 === errors;
if(!valid5){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/callComponent",schemaPath:"#/allOf/1/properties/callComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs18 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.callbackComponent !== undefined){
let data11 = data.callbackComponent;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data11)){
var valid6 = true;
const len4 = data11.length;
for(let i4=0; i4<len4; i4++){
const _errs23 = errors;
if(!(validate52(data11[i4], {instancePath:instancePath+"/callbackComponent/" + i4,parentData:data11,parentDataProperty:i4,rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
var valid6 = _errs23 === errors;
if(!valid6){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/callbackComponent",schemaPath:"#/allOf/1/properties/callbackComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs21 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.dispatchComponent !== undefined){
let data13 = data.dispatchComponent;
const _errs24 = errors;
if(errors === _errs24){
if(Array.isArray(data13)){
var valid7 = true;
const len5 = data13.length;
for(let i5=0; i5<len5; i5++){
const _errs26 = errors;
if(!(validate58(data13[i5], {instancePath:instancePath+"/dispatchComponent/" + i5,parentData:data13,parentDataProperty:i5,rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid7 = _errs26 === errors;
if(!valid7){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/dispatchComponent",schemaPath:"#/allOf/1/properties/dispatchComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs24 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.notesComponent !== undefined){
let data15 = data.notesComponent;
const _errs27 = errors;
if(errors === _errs27){
if(Array.isArray(data15)){
var valid8 = true;
const len6 = data15.length;
for(let i6=0; i6<len6; i6++){
const _errs29 = errors;
if(!(validate65(data15[i6], {instancePath:instancePath+"/notesComponent/" + i6,parentData:data15,parentDataProperty:i6,rootData}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid8 = _errs29 === errors;
if(!valid8){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/notesComponent",schemaPath:"#/allOf/1/properties/notesComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs27 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.emergencyResourceComponent !== undefined){
let data17 = data.emergencyResourceComponent;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data17)){
var valid9 = true;
const len7 = data17.length;
for(let i7=0; i7<len7; i7++){
const _errs32 = errors;
if(!(validate70(data17[i7], {instancePath:instancePath+"/emergencyResourceComponent/" + i7,parentData:data17,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
var valid9 = _errs32 === errors;
if(!valid9){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/emergencyResourceComponent",schemaPath:"#/allOf/1/properties/emergencyResourceComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs30 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.alarmsSensorsComponent !== undefined){
let data19 = data.alarmsSensorsComponent;
const _errs33 = errors;
if(errors === _errs33){
if(Array.isArray(data19)){
var valid10 = true;
const len8 = data19.length;
for(let i8=0; i8<len8; i8++){
const _errs35 = errors;
if(!(validate80(data19[i8], {instancePath:instancePath+"/alarmsSensorsComponent/" + i8,parentData:data19,parentDataProperty:i8,rootData}))){
vErrors = vErrors === null ? validate80.errors : vErrors.concat(validate80.errors);
errors = vErrors.length;
}
var valid10 = _errs35 === errors;
if(!valid10){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/alarmsSensorsComponent",schemaPath:"#/allOf/1/properties/alarmsSensorsComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs33 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agencyComponent !== undefined){
let data21 = data.agencyComponent;
const _errs36 = errors;
if(errors === _errs36){
if(Array.isArray(data21)){
var valid11 = true;
const len9 = data21.length;
for(let i9=0; i9<len9; i9++){
const _errs38 = errors;
if(!(validate85(data21[i9], {instancePath:instancePath+"/agencyComponent/" + i9,parentData:data21,parentDataProperty:i9,rootData}))){
vErrors = vErrors === null ? validate85.errors : vErrors.concat(validate85.errors);
errors = vErrors.length;
}
var valid11 = _errs38 === errors;
if(!valid11){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/agencyComponent",schemaPath:"#/allOf/1/properties/agencyComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs36 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.agentComponent !== undefined){
let data23 = data.agentComponent;
const _errs39 = errors;
if(errors === _errs39){
if(Array.isArray(data23)){
var valid12 = true;
const len10 = data23.length;
for(let i10=0; i10<len10; i10++){
const _errs41 = errors;
if(!(validate94(data23[i10], {instancePath:instancePath+"/agentComponent/" + i10,parentData:data23,parentDataProperty:i10,rootData}))){
vErrors = vErrors === null ? validate94.errors : vErrors.concat(validate94.errors);
errors = vErrors.length;
}
var valid12 = _errs41 === errors;
if(!valid12){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/agentComponent",schemaPath:"#/allOf/1/properties/agentComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs39 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.additionalDataComponent !== undefined){
let data25 = data.additionalDataComponent;
const _errs42 = errors;
if(errors === _errs42){
if(Array.isArray(data25)){
var valid13 = true;
const len11 = data25.length;
for(let i11=0; i11<len11; i11++){
const _errs44 = errors;
if(!(validate100(data25[i11], {instancePath:instancePath+"/additionalDataComponent/" + i11,parentData:data25,parentDataProperty:i11,rootData}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid13 = _errs44 === errors;
if(!valid13){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/additionalDataComponent",schemaPath:"#/allOf/1/properties/additionalDataComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs42 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.locationComponent !== undefined){
let data27 = data.locationComponent;
const _errs45 = errors;
if(errors === _errs45){
if(Array.isArray(data27)){
var valid14 = true;
const len12 = data27.length;
for(let i12=0; i12<len12; i12++){
const _errs47 = errors;
if(!(validate106(data27[i12], {instancePath:instancePath+"/locationComponent/" + i12,parentData:data27,parentDataProperty:i12,rootData}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
var valid14 = _errs47 === errors;
if(!valid14){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/locationComponent",schemaPath:"#/allOf/1/properties/locationComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs45 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.personComponent !== undefined){
let data29 = data.personComponent;
const _errs48 = errors;
if(errors === _errs48){
if(Array.isArray(data29)){
var valid15 = true;
const len13 = data29.length;
for(let i13=0; i13<len13; i13++){
const _errs50 = errors;
if(!(validate112(data29[i13], {instancePath:instancePath+"/personComponent/" + i13,parentData:data29,parentDataProperty:i13,rootData}))){
vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors);
errors = vErrors.length;
}
var valid15 = _errs50 === errors;
if(!valid15){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/personComponent",schemaPath:"#/allOf/1/properties/personComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs48 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.vehicleComponent !== undefined){
let data31 = data.vehicleComponent;
const _errs51 = errors;
if(errors === _errs51){
if(Array.isArray(data31)){
var valid16 = true;
const len14 = data31.length;
for(let i14=0; i14<len14; i14++){
const _errs53 = errors;
if(!(validate146(data31[i14], {instancePath:instancePath+"/vehicleComponent/" + i14,parentData:data31,parentDataProperty:i14,rootData}))){
vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors);
errors = vErrors.length;
}
var valid16 = _errs53 === errors;
if(!valid16){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/vehicleComponent",schemaPath:"#/allOf/1/properties/vehicleComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs51 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.cautionComponent !== undefined){
let data33 = data.cautionComponent;
const _errs54 = errors;
if(errors === _errs54){
if(Array.isArray(data33)){
var valid17 = true;
const len15 = data33.length;
for(let i15=0; i15<len15; i15++){
const _errs56 = errors;
if(!(validate179(data33[i15], {instancePath:instancePath+"/cautionComponent/" + i15,parentData:data33,parentDataProperty:i15,rootData}))){
vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors);
errors = vErrors.length;
}
var valid17 = _errs56 === errors;
if(!valid17){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/cautionComponent",schemaPath:"#/allOf/1/properties/cautionComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs54 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.mediaComponent !== undefined){
let data35 = data.mediaComponent;
const _errs57 = errors;
if(errors === _errs57){
if(Array.isArray(data35)){
var valid18 = true;
const len16 = data35.length;
for(let i16=0; i16<len16; i16++){
const _errs59 = errors;
if(!(validate182(data35[i16], {instancePath:instancePath+"/mediaComponent/" + i16,parentData:data35,parentDataProperty:i16,rootData}))){
vErrors = vErrors === null ? validate182.errors : vErrors.concat(validate182.errors);
errors = vErrors.length;
}
var valid18 = _errs59 === errors;
if(!valid18){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/mediaComponent",schemaPath:"#/allOf/1/properties/mediaComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs57 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.sharedCommunicationResourceComponent !== undefined){
let data37 = data.sharedCommunicationResourceComponent;
const _errs60 = errors;
if(errors === _errs60){
if(Array.isArray(data37)){
var valid19 = true;
const len17 = data37.length;
for(let i17=0; i17<len17; i17++){
const _errs62 = errors;
if(!(validate185(data37[i17], {instancePath:instancePath+"/sharedCommunicationResourceComponent/" + i17,parentData:data37,parentDataProperty:i17,rootData}))){
vErrors = vErrors === null ? validate185.errors : vErrors.concat(validate185.errors);
errors = vErrors.length;
}
var valid19 = _errs62 === errors;
if(!valid19){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/sharedCommunicationResourceComponent",schemaPath:"#/allOf/1/properties/sharedCommunicationResourceComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs60 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.externalInformationSourceComponent !== undefined){
let data39 = data.externalInformationSourceComponent;
const _errs63 = errors;
if(errors === _errs63){
if(Array.isArray(data39)){
var valid20 = true;
const len18 = data39.length;
for(let i18=0; i18<len18; i18++){
const _errs65 = errors;
if(!(validate190(data39[i18], {instancePath:instancePath+"/externalInformationSourceComponent/" + i18,parentData:data39,parentDataProperty:i18,rootData}))){
vErrors = vErrors === null ? validate190.errors : vErrors.concat(validate190.errors);
errors = vErrors.length;
}
var valid20 = _errs65 === errors;
if(!valid20){
break;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/externalInformationSourceComponent",schemaPath:"#/allOf/1/properties/externalInformationSourceComponent/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid1 = _errs63 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data["@context"] !== undefined){
let data41 = data["@context"];
const _errs66 = errors;
if(errors === _errs66){
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41["@vocab"] !== undefined){
let data42 = data41["@vocab"];
if(typeof data42 !== "string"){
validate12.errors = [{instancePath:instancePath+"/@context/@vocab",schemaPath:"#/allOf/1/properties/%40context/properties/%40vocab/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
if(!(data42 === "./JSON-LD_Contexts/EmergencyIncidentDataObjectType.jsonld")){
validate12.errors = [{instancePath:instancePath+"/@context/@vocab",schemaPath:"#/allOf/1/properties/%40context/properties/%40vocab/enum",keyword:"enum",params:{allowedValues: schema13.allOf[1].properties["@context"].properties["@vocab"].enum},message:"must be equal to one of the allowed values"}];
return false;
}
}
}
else {
validate12.errors = [{instancePath:instancePath+"/@context",schemaPath:"#/allOf/1/properties/%40context/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs66 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate12.errors = [{instancePath,schemaPath:"#/allOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs1 === errors;
}
validate12.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate12(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
validate10.errors = vErrors;
return errors === 0;
}

