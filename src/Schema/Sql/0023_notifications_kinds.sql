-- Many shifts at once are about shifts, and about none in particular.
ALTER TABLE notifications.notifications ALTER COLUMN about_id DROP NOT NULL;

ALTER TABLE notifications.notifications DROP CONSTRAINT notifications_kind_check;
ALTER TABLE notifications.notifications ADD CONSTRAINT notifications_kind_check CHECK (kind IN ('welcome', 'shiftAssigned', 'shiftMoved', 'shiftReleased', 'shiftVacated',
    'departmentConflict', 'attendanceLate', 'attendanceAbsent', 'reportLate', 'reportAbsent', 'leaveRequested', 'leaveDecided', 'payrollReady', 'documentExpiring'));

ALTER TABLE notifications.mail_choices ADD CHECK (kind IN ('welcome', 'shiftAssigned', 'shiftMoved', 'shiftReleased', 'shiftVacated',
    'departmentConflict', 'attendanceLate', 'attendanceAbsent', 'reportLate', 'reportAbsent', 'leaveRequested', 'leaveDecided', 'payrollReady', 'documentExpiring'));
