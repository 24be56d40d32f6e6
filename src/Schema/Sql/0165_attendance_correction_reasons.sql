-- Why a manager last said what was really so, or took the record back.
ALTER TABLE attendance.records ADD COLUMN correction_reason text;
