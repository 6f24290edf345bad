Feature: /documents: a file is uploaded and named in an application

  Background:
    Given a village with its catalogue, a villager and a program at the village window

  Scenario: uploadFile, 200, and its url is linked to an application
    When the program uploads a PDF
    Then the answer is 200
    And it is a "uploadResponse"
    And "/url" is kept as "document"
    When the program hands in a good application with the document "{document}"
    Then the answer is 200
    And its list "/applicationData/documentUrls" has 1 entry

  Scenario: uploadFile of a type nobody needs, 400
    When the program uploads a web page
    Then the answer is 400
    And it is an error

  Scenario: uploadFile of nothing, 400
    When the program uploads an empty file
    Then the answer is 400
    And it is an error

  Scenario: uploadFile that is no upload, 400 or 415
    When the program posts to "/documents"
      """
      {}
      """
    Then the answer is 400
    And it is an error
